"""Full-text search: words folded anew, a day for each entry, and an index that the database keeps in step by itself.

On SQLite a later migration that rebuilds the table drops its triggers: let it end with the statements of TRIGGERS again.
"""

import re
import unicodedata

from django.db import migrations, models

# The words of an entry, then where it belongs with who may find it, then its kind. See memory/queries/index.py.
SQLITE_WORDS = (
    "{row}.text_folded || ' zqj' || {row}.journey || substr({row}.audience, 1, 1) || ' zqk' || replace({row}.kind, '_', '')"
)
INTO = "INSERT INTO memory_words (rowid, words) VALUES (new.id, " + SQLITE_WORDS.format(row="new") + ");"
OUT = (
    "INSERT INTO memory_words (memory_words, rowid, words) VALUES ('delete', old.id, "
    + SQLITE_WORDS.format(row="old")
    + ");"
)
TRIGGERS = (
    f"CREATE TRIGGER memory_words_in AFTER INSERT ON memory_entry BEGIN {INTO} END",
    f"CREATE TRIGGER memory_words_out AFTER DELETE ON memory_entry BEGIN {OUT} END",
    f"CREATE TRIGGER memory_words_changed AFTER UPDATE ON memory_entry BEGIN {OUT} {INTO} END",
)
SQLITE = (
    "CREATE VIRTUAL TABLE memory_words USING fts5("
    "words, content='', columnsize=0, prefix='3 4 5 6 7 8', tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO memory_words (rowid, words) SELECT id, " + SQLITE_WORDS.format(row="memory_entry") + " FROM memory_entry",
    *TRIGGERS,
)
POSTGRESQL = (
    "ALTER TABLE memory_entry ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, "
    "text_folded || ' zqj' || replace(journey::text, '-', '') || left(audience, 1) || ' zqk' || replace(kind, '_', '')"
    ")) STORED",
    "CREATE INDEX memory_entry_words ON memory_entry USING gin (words) WITH (fastupdate = off)",
)
AWAY = {
    "sqlite": tuple(f"DROP TRIGGER memory_words_{name}" for name in ("in", "out", "changed")) + ("DROP TABLE memory_words",),
    "postgresql": ("ALTER TABLE memory_entry DROP COLUMN words",),
}


def folded(text):
    """As holdfast.memory.models.folded was when this was written."""
    plain = unicodedata.normalize("NFKD", text[:100_000].casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))[:100_000]


def fold_anew(apps, schema_editor):
    entries = apps.get_model("memory", "Entry").objects
    batch = []
    for entry in entries.order_by("pk").iterator(chunk_size=500):
        entry.text_folded = folded(f"{entry.title}\n{entry.text}")
        batch.append(entry)
        if len(batch) == 500:
            entries.bulk_update(batch, ["text_folded"])
            batch = []
    entries.bulk_update(batch, ["text_folded"])


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in AWAY[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("memory", "0001_initial")]

    operations = [
        migrations.AddField("entry", "happened_on", models.DateField(blank=True, null=True)),
        migrations.AddField("entry", "precision", models.CharField(default="day", max_length=10)),
        migrations.RunPython(fold_anew, migrations.RunPython.noop),
        migrations.RunPython(make_index, drop_index),
    ]
