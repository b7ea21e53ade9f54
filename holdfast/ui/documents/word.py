"""A Word document with real styles, so that a council can go on editing it."""

import io
import logging
from typing import Any

from django.utils.translation import gettext as _

from ..drawing import Drawing
from ..pictures import standalone
from .fonts import font_files
from .sections import Bullets, Document, Heading, PictureSection, Quote, Section, Table, Text, plain

PRODUCT, PEOPLE = "Radio Canada", "Literata"
TIDE, SLATE = "0B4C59", "3E5258"
logger = logging.getLogger(__name__)


def as_word(document: Document) -> bytes:
    """The document as .docx: A4, headings, repeated table heads, alternative text, page numbers."""
    import docx

    word = docx.Document()
    _styles(word, document)
    _page(word, document)
    word.add_heading(plain(document.title), 0)
    word.add_paragraph(plain(document.subtitle), style="Subtitle")
    if sum(isinstance(section, Heading) for section in document.sections) > 6:
        _contents(word)
    for section in document.sections:
        _section(word, section)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _styles(word: Any, document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {
        "Normal": 11,
        "Title": 26,
        "Subtitle": 13,
        "Heading 2": 16,
        "Heading 3": 13,
        "List Bullet": 11,
        "Quote": 11.5,
        "Caption": 10,
    }
    for name, size in sizes.items():
        style = word.styles[name]
        style.font.name, style.font.size = (PEOPLE if name == "Quote" else PRODUCT), Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), style.font.name)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        style.font.italic = False
    for name in ("Title", "Heading 2", "Heading 3"):
        word.styles[name].font.color.rgb = RGBColor.from_string(TIDE)
        word.styles[name].font.bold = True
        word.styles[name].paragraph_format.keep_with_next = True
        word.styles[name].paragraph_format.space_before = Pt(18 if name == "Heading 2" else 12)
    for name in ("Subtitle", "Caption"):
        word.styles[name].font.color.rgb = RGBColor.from_string(SLATE)
        word.styles[name].font.bold = False
    word.styles["Normal"].paragraph_format.space_after = Pt(8)
    language = word.styles.element.find(".//" + qn("w:lang"))
    if language is not None:
        language.set(qn("w:val"), document.language)


def _page(word: Any, document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(23)
    page.top_margin = page.bottom_margin = Mm(22)
    page.header.paragraphs[0].text = plain(document.organisation)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE")
    properties = word.core_properties
    properties.title, properties.author = plain(document.title)[:250], plain(document.organisation)[:250]
    properties.language, properties.comments = document.language, ""


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _contents(word: Any) -> None:
    word.add_paragraph(_("Contents"), style="Heading 2")
    paragraph = word.add_paragraph()
    _field(paragraph, 'TOC \\o "2-3" \\h \\z \\u')
    word.add_paragraph(_("In Word: press F9 here to bring the contents up to date."), style="Caption")


def _section(word: Any, section: Section) -> None:
    _WRITERS[type(section)](word, section)


def _heading(word: Any, section: Heading) -> None:
    word.add_heading(plain(section.text), section.level)


def _text(word: Any, section: Text) -> None:
    for paragraph in section.paragraphs:
        for line in plain(paragraph).split("\n"):
            word.add_paragraph(line)


def _bullets(word: Any, section: Bullets) -> None:
    for item in section.items:
        word.add_paragraph(plain(item), style="List Bullet")


def _quote(word: Any, section: Quote) -> None:
    word.add_paragraph(plain(section.words), style="Quote").paragraph_format.keep_with_next = True
    word.add_paragraph(plain(section.who), style="Caption")


def _picture_section(word: Any, section: PictureSection) -> None:
    _picture(word, section.drawing)


def _table(word: Any, table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    word.add_paragraph(plain(table.caption), style="Caption").paragraph_format.keep_with_next = True
    made = word.add_table(rows=1, cols=len(table.header), style="Table Grid")
    for cell, text in zip(made.rows[0].cells, table.header, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(plain(text)).bold = True
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = plain(text)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    word.add_paragraph()


def _picture(word: Any, drawing: Drawing) -> None:
    from docx.shared import Mm

    try:
        png = as_png(drawing)
    except Exception:  # a picture that fails must not take the document with it
        logger.warning("A picture could not be drawn for Word.", exc_info=True)
        word.add_paragraph(_("This picture could not be drawn. Its figures stand in the table."))
    else:
        paragraph = word.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(164))
        shape._inline.docPr.set("descr", plain(drawing.description)[:2000])
        shape._inline.docPr.set("title", plain(drawing.title)[:200])
    _table(word, drawing.table)


def as_png(drawing: Drawing) -> bytes:
    """The wide drawing at twice its size, with our own fonts."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=standalone(drawing, "w"),
            background="#ffffff",
            zoom=2,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family=PRODUCT,
            sans_serif_family=PRODUCT,
        )
    )


_WRITERS: dict[type, Any] = {
    Heading: _heading,
    Text: _text,
    Bullets: _bullets,
    Quote: _quote,
    Table: _table,
    PictureSection: _picture_section,
}
