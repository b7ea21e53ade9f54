"""Values out of a spreadsheet file. What could run, hide or blow up is refused, and which sheet is meant is asked."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser
from django.utils.translation import gettext as _

MOST_BYTES = 10_000_000
MOST_UNPACKED = 150_000_000
MOST_PARTS = 2_000
MOST_TIMES = 200  # so many times larger unpacked than packed
MOST_ROWS = 100_001
MOST_EMPTY = 1_000  # rows in a row without anything: the sheet ends before them
MOST_ELEMENTS = 3_000_000  # of XML in all parts together: more than the longest table has
MOST_CELLS = 5_000_000  # rows times the widest of them
CHUNK = 1 << 16


class Unreadable(Exception):
    """The file is not taken. The sentence is shown as it stands."""


class WhichSheet(Exception):
    """There is more than one sheet that can be seen. `names` are what may be answered."""

    def __init__(self, names: list[str]):
        self.names = names
        super().__init__(_("There is more than one sheet. Which one holds the values?"))


def text_of_sheet(data: bytes, *, sheet: str = "") -> tuple[str, list[str]]:
    """The rows of a sheet as text parted by tabs, and what has to be known. Raises Unreadable or WhichSheet."""
    _check(data)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            return _rows_of(book, sheet)
        finally:
            book.close()
    except (Unreadable, WhichSheet):
        raise
    except Exception as error:  # a damaged file can fail anywhere inside the library
        raise Unreadable(
            _("This file could not be read as a spreadsheet. Save it again as .xlsx, or paste the values.")
        ) from error


class _Seen:
    """Counts elements as they begin, looks at what kind a part is of, and keeps none of them."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS

    def start(self, _tag: str, attributes: dict[str, str]) -> None:
        self.left -= 1
        if self.left < 0:
            raise Unreadable(_("This file unpacks to more than can be read. Paste the values instead."))
        if "macroEnabled" in attributes.get("ContentType", ""):
            raise Unreadable(
                _(
                    "This file holds macros, which are small programs. Save it as .xlsx without them, or paste the values."
                )
            )


def _check(data: bytes) -> None:
    """Only a plain, small, closed workbook: no macros, no entities, nothing that unpacks to a mountain."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("This file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000})
    seen = _Seen()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = file.infolist()
            _check_parts(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(file, part.filename, seen)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(_("This is not a spreadsheet of the kind .xlsx.")) from error


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.filename.casefold().endswith(("vbaproject.bin", ".vba")) for part in parts):
        raise Unreadable(
            _("This file holds macros, which are small programs. Save it as .xlsx without them, or paste the values.")
        )
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_TIMES * max(packed, 1):
        raise Unreadable(_("This file unpacks to more than can be read. Paste the values instead."))
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise Unreadable(_("This is not a spreadsheet of the kind .xlsx."))


def _check_xml(file: zipfile.ZipFile, name: str, seen: _Seen) -> None:
    """Read once for nothing but entities and doctypes, which no spreadsheet needs; the macro kind is told by its content type."""
    parser = XMLParser(target=seen, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        with file.open(name) as part:
            while chunk := part.read(CHUNK):
                parser.feed(chunk)
        parser.close()
    except (DefusedXmlException, ParseError) as error:
        raise Unreadable(
            _("This file holds XML that a spreadsheet does not need. Paste the values instead.")
        ) from error


def _rows_of(book: Any, sheet: str) -> tuple[str, list[str]]:
    seen = [each for each in book.worksheets if each.sheet_state == "visible"]
    names = [each.title for each in seen]
    if not seen:
        raise Unreadable(_("Every sheet of this file is hidden. Show the one that holds the values."))
    if len(seen) > 1 and sheet not in names:
        raise WhichSheet(names)
    chosen = seen[names.index(sheet)] if sheet in names else seen[0]
    notes = []
    if len(seen) < len(book.worksheets):
        notes.append(_("A sheet that is hidden was not read."))
    lines, has_percent = _lines(chosen)
    if has_percent:
        notes.append(_("Cells shown as a percentage were taken as the number behind them: 45% is 0.45."))
    return "\n".join("\t".join(line) for line in lines), notes


def _lines(sheet: Any) -> tuple[list[list[str]], bool]:
    sheet.reset_dimensions()
    lines: list[list[str]] = []
    empty, looked_at, widest, has_percent = 0, 0, 0, False
    for row in sheet.iter_rows():
        looked_at, widest = looked_at + len(row), max(widest, len(row))
        if max(looked_at, widest * len(lines)) > MOST_CELLS:
            raise Unreadable(_("This sheet is wider than can be read. Keep the dates and the columns of values."))
        cells = [_cell(cell) for cell in row]
        if not any(cells):
            empty += 1
            if empty > MOST_EMPTY:
                break
            continue
        empty = 0
        has_percent = has_percent or any(_is_percent(cell) for cell in row)
        lines.append(cells)
        if len(lines) > MOST_ROWS:
            raise Unreadable(_("There are more than %(most)s lines.") % {"most": f"{MOST_ROWS - 1:,}"})
    width = max((place + 1 for line in lines for place, cell in enumerate(line) if cell), default=0)
    return [[*line, *[""] * (width - len(line))][:width] for line in lines], has_percent


def _is_percent(cell: Any) -> bool:
    return isinstance(cell.value, float) and "%" in str(getattr(cell, "number_format", "") or "")


def _cell(cell: Any) -> str:
    """A cell as text. A number keeps four decimals or more where it has three, so that nobody takes its point for a thousand."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
        raise Unreadable(
            _("Cell %(cell)s holds a formula. Copy the values alone into a new sheet, or paste them here.")
            % {"cell": cell.coordinate}
        )
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isinstance(value, bool):
        return _plain(value)
    return " ".join(str(value).split())


def _plain(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    if text == "-0":
        return "0"
    return f"{text}0" if len(text.rpartition(".")[2]) == 3 else text
