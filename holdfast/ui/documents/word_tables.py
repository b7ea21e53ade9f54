"""Tables in Word. Built cell by cell in XML: python-docx looks the whole table up again for each cell."""

from typing import Any

from ..drawing import Table
from .layout import TEXT_WIDTH, columns_of, table_size
from .word_marks import write_words

TWENTIETHS = 1440 / 25.4  # of a point, in a millimetre
LONG_CELL = 600  # letters: a row with more may go on over the foot of the sheet


def add_table(word: Any, table: Table) -> None:
    """A table whose head is repeated on every sheet and whose columns suit their words."""
    from docx.shared import Pt

    made = word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Holdfast Table")
    widths = [round(share * TEXT_WIDTH * TWENTIETHS) for share in columns_of(table)]
    _describe(made, table, widths)
    size = table_size(table)
    for row, words in zip(made._tbl.tr_lst, (table.header, *table.rows), strict=True):
        is_head = row is made._tbl.tr_lst[0]
        _rules(row, is_head=is_head, is_long=max(map(len, words)) > LONG_CELL)
        for cell, width, text in zip(row.tc_lst, widths, words, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().w = width * 635
            _write(word, cell, text, "Table Head" if is_head else "Table Text", None if size == 9 else Pt(size))


def _write(word: Any, cell: Any, text: str, style: str, size: Any) -> None:
    from docx.text.paragraph import Paragraph

    paragraph = write_words(Paragraph(cell.p_lst[0], word._body), text, style)
    if size is not None:
        paragraph.runs[0].font.size = size


def _rules(row: Any, *, is_head: bool, is_long: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row.get_or_add_trPr()
    if not is_long:
        properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _describe(made: Any, table: Table, widths: list[int]) -> None:
    """Fixed widths, and the caption as what a screen reader is told."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    made.autofit = False
    properties = made._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(widths)))
    look = properties.find(qn("w:tblLook"))
    for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    look.set(qn("w:val"), "0620")
    caption = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    caption.set(qn("w:val"), table.caption[:250])
    properties.append(caption)
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width * 635
