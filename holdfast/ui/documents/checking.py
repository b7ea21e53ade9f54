"""A kept document that comes from elsewhere, looked at before it is shown: each field is what `frozen` writes, and pictures only draw.

What may stand in a picture is listed, all else is refused. Browsers read a picture inside a page by other rules than XML has; so nothing is
let through that the two could read differently: no comments, no character data sections, no instructions, no elements inside words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from defusedxml.ElementTree import fromstring

from ..pictures import STYLE
from .freezing import ABOUT, thawed

MOST_SECTIONS = 5_000
SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"title", "desc", "text"}
SHAPES = {"g", "path", "rect", "circle"}
NUMBER = r"-?\d*\.?\d+(e-?\d+)?"
COLOUR = r"none|#[0-9A-Fa-f]{6}"
CLASSES = "|".join(sorted({"n", "w", *re.findall(r"\.([a-z]+)", STYLE)}))
ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "cx", "cy", "r", "rx", "width", "height", "stroke-width", "fill-opacity"), NUMBER),
    **dict.fromkeys(("fill", "stroke"), COLOUR),
    "d": r"[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\s-]*",
    "transform": r"((translate|rotate|scale)\([0-9eE., +-]+\) ?)+",
    "stroke-dasharray": r"[0-9., ]+",
    "stroke-linecap": "round|butt|square",
    "stroke-linejoin": "round|miter|bevel",
    "class": rf"({CLASSES})( ({CLASSES}))*",
    "id": r"[a-z]{1,12}[0-9]*-[nw]-[td]",
    "aria-labelledby": r"[a-z]{1,12}[0-9]*-[nw]-t [a-z]{1,12}[0-9]*-[nw]-d",
    "role": "img",
    "viewBox": r"0 0 \d{1,5} \d{1,6}",
}
LISTED = {name: re.compile(pattern) for name, pattern in ATTRIBUTES.items()}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
OWN_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+")
REF = re.compile(r"[a-z_]{1,40}:[0-9a-f-]{1,40}")
PRINT = re.compile(r"([0-9a-f]{64})?")  # empty: the words were taken back, and not even their print was kept


def check_frozen(data: Any) -> None:
    """Raise ValueError unless `data` is a document as `frozen` writes it, whose pictures draw and do nothing else."""
    if not _is_document(data):
        raise ValueError("This is no document that was kept.")
    for row in data["sections"]:
        if row["kind"] == "picture":
            check_picture(row["wide"])
            check_picture(row["narrow"])
    thawed(data, {})


def _is_document(data: Any) -> bool:
    if not isinstance(data, dict) or data.keys() != {*ABOUT, "sections"} or not isinstance(data["is_tight"], bool):
        return False
    if not (_are_texts(data[name] for name in ABOUT if name != "is_tight") and OWN_COLOUR.fullmatch(data["colour"])):
        return False
    sections = data["sections"]
    if not (LANGUAGE.fullmatch(data["language"]) and isinstance(sections, list) and len(sections) <= MOST_SECTIONS):
        return False
    return all(_is_section(row) for row in sections)


def _are_texts(values: Any) -> bool:
    return all(isinstance(each, str) for each in values)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and _are_texts(value)


def _is_level(value: Any) -> bool:
    return type(value) is int and value in (2, 3)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(_is_list(row) for row in value)


def _is_like(pattern: re.Pattern) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_table(value: Any) -> bool:
    return _has(value, FIELDS["table"])


FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "heading": {"text": _is_text, "level": _is_level},
    "text": {"paragraphs": _is_list},
    "link": {"words": _is_text, "address": _is_like(ADDRESS), "name": _is_text},
    "bullets": {"items": _is_list},
    "numbered": {"items": _is_list},
    "note": {"text": _is_text},
    "break": {},
    "quote": {"words": _is_text, "who": _is_text},
    "said": {"ref": _is_like(REF), "who": _is_text, "print": _is_like(PRINT)},
    "table": {"caption": _is_text, "header": _is_list, "rows": _is_rows},
    "picture": {"title": _is_text, "description": _is_text, "wide": _is_text, "narrow": _is_text, "table": _is_table},
}


def _is_section(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str) or row["kind"] not in FIELDS:
        return False
    return _has({name: value for name, value in row.items() if name != "kind"}, FIELDS[row["kind"]])


def _has(values: Any, fields: dict[str, Callable[[Any], bool]]) -> bool:
    """Whether these are the fields, all of them and no other, each as it should be."""
    if not isinstance(values, dict) or values.keys() != fields.keys():
        return False
    return all(is_so(values[name]) for name, is_so in fields.items())


def check_picture(svg: str) -> None:
    """Raise ValueError unless an SVG is one that this house could have drawn: no scripts, no links, nothing from elsewhere."""
    if re.search(r"<[!?]", svg):
        raise ValueError("A picture in it does more than draw.")
    try:
        root = fromstring(svg, forbid_dtd=True)
    except Exception as error:  # whatever a parser of hostile XML raises
        raise ValueError("A picture in it cannot be read.") from error
    # A prefix is a second name of a thing: a page reads it as something else than XML does.
    is_ours = svg.startswith("<svg ") and "xmlns:" not in svg.partition(">")[0] and not re.search(r"</?[\w.-]+:", svg)
    named = [each.tag.removeprefix(SVG) for each in list(root)[:2]]
    if not is_ours or root.tag != f"{SVG}svg" or named != ["title", "desc"] or "viewBox" not in root.attrib:
        raise ValueError("A picture in it does more than draw.")
    if not all(_only_draws(each) for each in [root, *_below(root)]):
        raise ValueError("A picture in it does more than draw.")


def _below(element: Any) -> Iterator[Any]:
    for each in element:
        if not each.tag.startswith(SVG) or each.tag.removeprefix(SVG) not in WORDS | SHAPES:
            raise ValueError("A picture in it does more than draw.")
        yield each
        yield from _below(each)


def _only_draws(element: Any) -> bool:
    """Words hold nothing but words, and every attribute is listed with a value that is listed too."""
    if element.tag.removeprefix(SVG) in WORDS and len(element):
        return False
    return all(name in LISTED and LISTED[name].fullmatch(value) for name, value in element.attrib.items())
