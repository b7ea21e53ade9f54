"""What python-docx leaves to XML: fields, bookmarks, contents, lists that start again, words from right to left."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from .letters import reads_right_to_left
from .sections import Heading


def write_words(paragraph: Any, text: str, style: str) -> Any:
    """Write the words into the paragraph, in their own direction, and give the paragraph back."""
    paragraph._p.style = style_id(style)
    run = paragraph.add_run(text)
    if reads_right_to_left(text):
        run.font.rtl = True
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(_element("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph


def style_id(style: str) -> str | None:
    """Word's own name of a style. python-docx would look through all styles for every paragraph."""
    return None if style == "Normal" else style.replace(" ", "")


def add_empty(word: Any, style: str) -> Any:
    """A paragraph at the end, still without words."""
    paragraph = word.add_paragraph()
    paragraph._p.style = style_id(style)
    return paragraph


def add_field(paragraph: Any, instruction: str, shown: str = "1") -> None:
    """A field that Word works out, with what stands there until it has."""
    _mark(paragraph, "begin")
    _instruct(paragraph, instruction)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def add_bookmark(paragraph: Any) -> None:
    """Name a heading by the number after that of the last one before it, so that the contents can lead to it."""
    earlier = (each.find(_tag("w:bookmarkStart")) for each in paragraph._p.itersiblings(preceding=True))
    last = next((each for each in earlier if each is not None), None)
    number = 1 if last is None else int(last.get(_tag("w:id"))) + 1
    start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": _bookmark(number)})
    paragraph._p.insert(list(paragraph._p).index(paragraph.runs[0]._r), start)
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def add_contents(word: Any, headings: Sequence[Heading]) -> None:
    """A table of contents that is filled already and that Word can bring up to date."""
    write_words(word.add_paragraph(), _("Contents"), "Contents Head")
    for number, heading in enumerate(headings, start=1):
        paragraph = add_empty(word, f"toc {heading.level - 1}")
        if number == 1:
            _mark(paragraph, "begin", dirty=True)
            _instruct(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
            _mark(paragraph, "separate")
        paragraph._p.append(_link_to(heading, _bookmark(number)))
        if number == len(headings):
            _mark(paragraph, "end")
    add_empty(word, "After Table")


def add_link(paragraph: Any, address: str, shown: str) -> None:
    """A link at the end of the paragraph, underlined as links are."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.text.run import Run

    link, run, words = (_element(name) for name in ("w:hyperlink", "w:r", "w:t"))
    link.set(_tag("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    words.text = shown
    run.append(words)
    Run(run, paragraph).underline = True
    link.append(run)
    paragraph._p.append(link)


def new_list(word: Any) -> int:
    """The number of a new numbered list of the style "List Number", starting at 1."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element.pPr.numPr.numId.val
    kind = next(each for each in numbering.num_lst if each.numId == style).abstractNumId.val
    made = numbering.add_num(kind)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _link_to(heading: Heading, bookmark: str) -> Any:
    """The heading's words, leading to it. Only Word knows the number of its page, and adds it."""
    link, run, words = (_element(name) for name in ("w:hyperlink", "w:r", "w:t"))
    link.set(_tag("w:anchor"), bookmark)
    words.text = heading.text
    run.append(words)
    link.append(run)
    return link


def _mark(paragraph: Any, kind: str, *, dirty: bool = False) -> None:
    attributes = {"w:fldCharType": kind, **({"w:dirty": "true"} if dirty else {})}
    paragraph.add_run()._r.append(_element("w:fldChar", attributes))


def _instruct(paragraph: Any, instruction: str) -> None:
    text = _element("w:instrText", {"xml:space": "preserve"})
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)


def _bookmark(number: int) -> str:
    return f"_Toc{number:06d}"


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(_tag(key), value)
    return made
