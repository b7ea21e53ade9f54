"""Writes docs/reference/archive.schema.json and archive.md from what the areas say of their records."""

import json

from writing import with_django, write_or_check

with_django()

from holdfast.records.queries.declared import declared, kept, kept_of  # noqa: E402
from holdfast.records.queries.schema import archive_schema  # noqa: E402
from holdfast.ui.archiving import Kept, NotArchived  # noqa: E402

ABOUT = """# What an archive of a journey holds

Made from each area's `archive.py` by `tools/archive_page.py`. [How to move a journey](../how-to/move-a-journey.md) says how one is made
and brought in; [archive.schema.json](archive.schema.json) is the same as a JSON Schema.

## The file
A zip, or the same zip sealed under a passphrase.

| part | what it holds |
|---|---|
| `envelope.json` | what it is, who had it made and when, whose it was, and what every part amounts to |
| `content/KIND.json` | the rows of one kind, where there are any |

`content/` is the same whenever and wherever the same journey is written: bring an archive into an empty house, write it again, and every
part is the same byte for byte. A part is an array with one row on each line, ordered by its name, which is its `id` (a guide's version:
its `digest`). A row is an object in UTF-8 with its names in order and no spaces; days are `YYYY-MM-DD`, times are in UTC and end in `Z`.
A field that points at another row holds that row's name. No kind of record holds files of its own yet.

The schema describes an archive put together as one object: `{"envelope": ..., "content": {KIND: [rows]}}`. A row may lack a field that
has a value of its own by default: it came after the archive was made. A field, a kind or a version that a house does not know is refused.

The envelope holds `format` (`holdfast-journey`), `version` (1), `holdfast` (the version of Holdfast), `made_at`, `made_by` (a name, or
nothing where it was made for the machine), `organisation` with its name and two thresholds, and `contents`: for each kind how many
`rows`, and the `sha256` of its part.

## Sealed
`HOLDFAST`, a zero byte, a byte for the version (1), 16 bytes of salt, 6 of nonce. The key is scrypt of the passphrase in NFC and UTF-8 (N
= 2^17, r = 8, p = 1, 32 bytes). Then chunks: 64 KiB of the zip each, the last one shorter, sealed by AES-256-GCM with those 32 bytes as
authenticated data. A chunk's nonce is the 6 bytes, its number in 5, and one byte that is 1 for the last.

## What is refused
A zip with other parts, a part twice, more than 200 parts, 512 MiB unpacked, or a part of more than 1 MiB that grows two hundredfold; sums
that differ; names that stand twice in an object, numbers that are none, the sign NUL, halves of letters, nesting deeper than 60; a row of
another shape, pointing at what is not there, or standing twice; more or less than one journey; a guide that is none; a row that breaks a
rule of the database; a claim that is called more than its evidence bears; an organisation without a name; a journey that is here
already. Nothing is brought in then.
"""


def section(each: Kept) -> list[str]:
    rows = [f"### `{each.label.lower()}`", ""]
    doc = (each.model.__doc__ or "").split("\n\n")[0]
    rows += [" ".join(doc.split()), ""] if not doc.startswith(f"{each.model.__name__}(") else []
    rows += ["Holds " + ", ".join(f"`{name}`" + points_at(each, name) for name in each.names) + ".", ""]
    if each.holding_ids:
        rows += ["Holds ids without pointing: " + ", ".join(f"`{name}`" for name in each.holding_ids.split()) + ".", ""]
    if each.only:
        rows += [f"Not every row: {each.why_only}.", ""]
    otherwise = {name: " ".join(make.__doc__.split()) for name, make in each.written.items() if make.__doc__}
    if otherwise:
        rows += ["Not always as stored: " + " ".join(f"`{name}`: {why}" for name, why in otherwise.items()), ""]
    if each.left_out:
        rows += ["Left out: " + "; ".join(f"`{name}`: {why}" for name, why in each.left_out.items()) + ".", ""]
    return rows


def points_at(each: Kept, name: str) -> str:
    field = each.model._meta.get_field(name)
    found = kept_of(field.related_model) if field.is_relation else None
    return f" (→ `{found.label.lower()}`)" if found else ""


lines = [ABOUT, "## Kinds of rows", ""]
for each in kept():
    lines += section(each)
lines += ["## What no archive holds", "", "| kind | why not |", "|---|---|"]
none = sorted((each.label.lower(), each.why) for each in declared() if isinstance(each, NotArchived))
lines += [f"| `{label}` | {why} |" for label, why in none]
write_or_check("archive.md", "\n".join(lines))
write_or_check("archive.schema.json", json.dumps(archive_schema(), indent=1, ensure_ascii=False))
