"""The styles of a Word document, by the names that Word knows, in the house's two voices."""

from dataclasses import dataclass, replace
from typing import Any

from .layout import INK, LINE, SAND, SHALLOWS, SLATE, colour_of_bars, colour_of_words
from .sections import Document

PRODUCT, PEOPLE = "Radio Canada", "Literata"
OWN = "own"  # stands for the organisation's colour


@dataclass(frozen=True)
class Style:
    """Sizes and spaces in points; `line` in lines."""

    size: float
    before: float = 0
    after: float = 0
    colour: str = INK
    bold: bool = False
    font: str = PRODUCT
    line: float = 1.2
    keep: bool = False  # on one sheet with what follows


STYLES = {
    "Normal": Style(10.5, after=8, line=1.3),
    "Title": Style(25, before=6, after=10, colour=OWN, bold=True, line=1.05, keep=True),
    "Subtitle": Style(12, after=22, colour=SLATE),
    "Heading 1": Style(15.5, before=26, after=9, colour=OWN, bold=True, line=1.1, keep=True),
    "Heading 2": Style(12, before=18, after=7, bold=True, line=1.1, keep=True),
    "List Bullet": Style(10.5, after=6, line=1.3),
    "List Number": Style(10.5, after=6, line=1.3),
    "Quote": Style(11.5, before=10, after=4, font=PEOPLE, line=1.35),
    "Attribution": Style(9, after=14, colour=SLATE),
    "Note": Style(10.5, before=12, after=14, line=1.3),
    "Picture": Style(10.5, before=6, after=6, line=1.0),
    "Caption": Style(9, before=10, after=5, bold=True, keep=True),
    "Table Head": Style(9, bold=True, line=1.1, keep=True),
    "Table Text": Style(9, line=1.15),
    "After Table": Style(6, after=6, line=1.0),
    "Contents Head": Style(12, before=8, after=6, bold=True, keep=True),
    "toc 1": Style(10, before=5, after=2),
    "toc 2": Style(10, after=2),
    "Header": Style(9, colour=SLATE),
    "Footer": Style(9, colour=SLATE),
}


def set_styles(word: Any, document: Document) -> None:
    own = colour_of_words(document.colour)
    for name, style in STYLES.items():
        _set(_style_named(word, name), _tight(style) if document.is_tight else style, own)
    for name in ("Quote", "Attribution"):
        _edge(word.styles[name], "left", SHALLOWS, thickness=15, space=11)
        word.styles[name].paragraph_format.left_indent = _points(14)
    _ground(word.styles["Note"], SAND)
    _edge(word.styles["Header"], "bottom", colour_of_bars(document.colour), thickness=10, space=6)
    for name, indent in (("toc 1", 0), ("toc 2", 14)):
        _lead_to_the_right(word.styles[name], indent)
    _language(word, document.language)
    word.styles.element.append(_table_style(colour_of_bars(document.colour)))


def _tight(style: Style) -> Style:
    """With less room around it, for one sheet."""
    return replace(style, before=style.before * 0.38, after=style.after * 0.32, line=min(style.line, 1.1))


def _style_named(word: Any, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    if name in word.styles:
        return word.styles[name]
    made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = word.styles["Normal"]
    made.quick_style = True
    return made


def _set(target: Any, style: Style, own: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    font, shape = target.font, target.paragraph_format
    font.name, font.size, font.bold, font.italic = style.font, _points(style.size), style.bold, False
    font.color.rgb = RGBColor.from_string((own if style.colour == OWN else style.colour).lstrip("#"))
    properties = target.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), style.font)
    for spacing in properties.findall(qn("w:spacing")) + properties.findall(qn("w:kern")):
        properties.remove(spacing)
    for border in target.element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)
    font.cs_italic, font.cs_bold = False, style.bold
    _size_of_other_scripts(properties, style.size)
    shape.space_before, shape.space_after = _points(style.before), _points(style.after)
    shape.line_spacing, shape.keep_with_next = style.line, style.keep
    shape.widow_control = True
    for squeezing in target.element.findall(".//" + qn("w:contextualSpacing")):
        squeezing.getparent().remove(squeezing)


def _size_of_other_scripts(properties: Any, size: float) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = properties.find(qn("w:szCs"))
    if found is None:
        found = OxmlElement("w:szCs")
        properties.find(qn("w:sz")).addnext(found)
    found.set(qn("w:val"), str(round(size * 2)))


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _edge(style: Any, side: str, colour: str, *, thickness: int, space: int) -> None:
    """A line at one side of the paragraph; `thickness` in eighths of a point."""
    line = f'<w:{side} w:val="single" w:sz="{thickness}" w:space="{space}" w:color="{colour[1:]}"/>'
    _insert(style, f"<w:pBdr {_namespace()}>{line}</w:pBdr>")


def _ground(style: Any, colour: str) -> None:
    """A coloured ground with an edge of the same colour, which gives it room around the words."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{colour[1:]}"/>'
        for side, space in (("top", 8), ("left", 11), ("bottom", 8), ("right", 11))
    )
    _insert(style, f"<w:pBdr {_namespace()}>{sides}</w:pBdr>")
    _insert(style, f'<w:shd {_namespace()} w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>')
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = _points(12)


def _insert(style: Any, xml: str) -> None:
    """Put a property where Word's schema wants it: before tabs, spaces, indents and all that follows."""
    from docx.oxml import parse_xml

    after = ("w:tabs", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(xml), *(("w:shd",) if "w:pBdr" in xml else ()), *after)


def _namespace() -> str:
    from docx.oxml.ns import nsdecls

    return str(nsdecls("w"))


def _lead_to_the_right(style: Any, indent: float) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    style.paragraph_format.left_indent = _points(indent)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _language(word: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in word.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)


def _table_style(bar: str) -> Any:
    """Hairlines between rows, a stronger line under the head, no box."""
    from docx.oxml import parse_xml

    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE[1:]}"'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 55), ("left", 60), ("bottom", 55), ("right", 80))
    )
    return parse_xml(
        f'<w:style {_namespace()} w:type="table" w:customStyle="1" w:styleId="HoldfastTable"><w:name w:val="Holdfast Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders><w:bottom {thin}/>'
        f"<w:insideH {thin}/></w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" '
        f'w:color="{bar[1:]}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )
