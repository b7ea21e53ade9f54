"""Gathers the words of the pages for answering into holdfast/locale/<language>/LC_MESSAGES/django.po, and compiles them.

With --check nothing is written: a word that is missing or a compiled file that is stale fails. Needs no GNU gettext.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

settings.configure(USE_I18N=True)
from django.utils.translation.template import templatize  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("cy",)
HEADER = "# The pages for answering. MIT, as the rest of Holdfast. See PAGES_READ_BY in holdfast/guides/translating.py."
KEYWORDS = ("gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "_", "lazy")
STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?<!\w)(_|gettext|ngettext)\(\s*{STRING}(?:\s*,\s*{STRING})?")
UI = ROOT / "holdfast" / "ui" / "templates" / "ui"
ROUNDS = ROOT / "holdfast" / "rounds"
SOURCES = (
    *sorted((ROUNDS / "templates" / "rounds" / "answering").glob("*.html")),
    ROUNDS / "templates" / "rounds" / "told_back.html",
    *(ROUNDS / layer / "answering.py" for layer in ("forms", "views", "actions", "queries")),
    UI / "answering.html",
    *(UI / "parts" / f"{name}.html" for name in ("autosave", "help_now", "leave_fast")),
    *(UI / "components" / f"{name}.html" for name in ("copy_field", "error_summary", "said", "seen", "skip_link")),
    *sorted((UI / "forms").glob("*.html")),
    ROOT / "holdfast" / "guides" / "return_words.py",
    ROOT / "holdfast" / "ui" / "catalogue.py",
)


def in_template(text: str, origin: str) -> Iterator[tuple[str, ...]]:
    """The words of a template: Django writes them as calls, which are found by their shape."""
    for match in CALL.finditer(templatize(text, origin=origin)):
        words = [ast.literal_eval(each) for each in match.groups()[1:] if each]
        yield tuple(words[:2]) if match[1] == "ngettext" else (words[0],)


def in_python(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a module: first arguments of the calls that translate."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            number = 2 if node.func.id.startswith("ngettext") else 1
            words = [each.value for each in node.args[:number] if isinstance(each, ast.Constant)]
            if words and all(isinstance(each, str) for each in words):
                yield tuple(words)


def gathered() -> Catalog:
    """Every word of the pages for answering, with where it stands."""
    catalog = Catalog()
    for path in SOURCES:
        text, place = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        for words in in_template(text, place) if path.suffix == ".html" else in_python(text):
            catalog.add(words if len(words) > 1 else words[0], locations=[(place, 0)])
    return catalog


def compiled(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> None:
    check = "--check" in sys.argv
    for language in LANGUAGES:
        folder = ROOT / "holdfast" / "locale" / language / "LC_MESSAGES"
        po, mo = folder / "django.po", folder / "django.mo"
        catalog = read_po(po.open("rb"), locale=language) if po.exists() else _empty(language)
        found = gathered()
        if check:
            missing = [m.id for m in found if m.id and (m.id not in catalog or not all(_strings(catalog[m.id])))]
            if missing:
                sys.exit(f"{po}: {len(missing)} words are not translated, the first: {missing[0]!r}")
            if not mo.exists() or mo.read_bytes() != compiled(catalog):
                sys.exit(f"{mo} is stale: run tools/catalogue.py")
            continue
        catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        folder.mkdir(parents=True, exist_ok=True)
        with po.open("wb") as file:
            write_po(file, catalog, width=0, include_lineno=False, omit_header=False)
        mo.write_bytes(compiled(read_po(po.open("rb"), locale=language)))
        left = sum(1 for m in catalog if m.id and not all(_strings(m)))
        print(f"{po.relative_to(ROOT)}: {len(catalog)} words, {left} not translated")


def _empty(language: str) -> Catalog:
    return Catalog(locale=language, project="Holdfast", header_comment=HEADER, fuzzy=False)


def _strings(message) -> tuple:
    return message.string if isinstance(message.string, tuple) else (message.string,)


if __name__ == "__main__":
    main()
