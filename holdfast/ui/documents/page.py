"""The sections as HTML with the classes of the house. Every word is escaped; only drawings, which we made, are not."""

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..drawing import Drawing
from ..pictures import STYLE
from .layout import colour_of_words
from .letters import reads_right_to_left
from .sections import (
    Bullets,
    Document,
    Heading,
    Link,
    Note,
    Numbered,
    PageBreak,
    PictureSection,
    Quote,
    Section,
    Table,
    Text,
)
from .tidying import tidied


def as_page(document: Document) -> SafeString:
    """The sections for the body of a page that already has the title."""
    return mark_safe("".join(_WRITERS[type(section)](section) for section in tidied(document).sections))


def as_html(document: Document) -> str:
    """A page of its own, to be kept or sent: one file, without scripts, and nothing in it is fetched from anywhere."""
    document = tidied(document)
    look = files("holdfast.ui.documents").joinpath("alone.css").read_text(encoding="utf-8")
    return format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, '
        'initial-scale=1">\n<meta name="color-scheme" content="light">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n'
        "<header><p>{}</p></header>\n<main>\n<h1>{}</h1>\n{}{}\n</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n",
        document.language,
        document.title,
        mark_safe(look.replace("OWN", colour_of_words(document.colour)) + STYLE),
        document.organisation,
        document.title,
        _element("p", "hf-subtitle", document.subtitle) if document.subtitle else "",
        as_page(document),
        _("Made with Holdfast. Not a government service."),
    )


def _direction(text: str) -> SafeString:
    return mark_safe(' dir="rtl"') if reads_right_to_left(text) else SafeString()


def _heading(heading: Heading) -> str:
    tag, style = ("h2", "m") if heading.level == 2 else ("h3", "s")
    return _element(tag, f"govuk-heading-{style}", heading.text)


def _text(text: Text) -> str:
    return "".join(_element("p", "govuk-body", paragraph) for paragraph in text.paragraphs)


def _link(link: Link) -> SafeString:
    return format_html(
        '<p class="govuk-body">{0} <a class="govuk-link" href="{1}">{2}</a></p>',
        link.words,
        link.address,
        link.name or link.address,
    )


def _element(tag: str, style: str, text: str) -> SafeString:
    return format_html('<{0} class="{1}"{2}>{3}</{0}>', mark_safe(tag), style, _direction(text), text)


def _bullets(bullets: Bullets) -> str:
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', _items(bullets.items))


def _numbered(numbered: Numbered) -> str:
    return format_html('<ol class="govuk-list govuk-list--number">{}</ol>', _items(numbered.items))


def _items(items: Iterable[str]) -> SafeString:
    return format_html_join("", "<li{}>{}</li>", ((_direction(item), item) for item in items))


def _quote(quote: Quote) -> str:
    return format_html(
        '<blockquote class="hf-said"{}>{}<footer class="hf-who">{}</footer></blockquote>',
        _direction(quote.words),
        _paragraphs(quote.words),
        quote.who,
    )


def _note(note: Note) -> str:
    return format_html('<div class="hf-doubt"{}>{}</div>', _direction(note.text), _paragraphs(note.text))


def _paragraphs(text: str) -> SafeString:
    return mark_safe(linebreaks(text, autoescape=True))


def _picture(picture: PictureSection) -> str:
    drawing: Drawing = picture.drawing
    figure = format_html(
        '<figure class="hf-picture" aria-label="{}">{}{}</figure>',
        drawing.title,
        mark_safe(drawing.wide),
        mark_safe(drawing.narrow),
    )
    return figure + (_behind_a_summary(drawing.table) if drawing.table.header else "")


def _behind_a_summary(table: Table) -> SafeString:
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
        _("The same as a table"),
        _table(table),
    )


def _table(table: Table) -> SafeString:
    head = format_html_join(
        "", '<th scope="col" class="govuk-table__header">{}</th>', ((word,) for word in table.header)
    )
    rows = format_html_join("", '<tr class="govuk-table__row">{}</tr>', ((_cells(row),) for row in table.rows))
    return format_html(
        '<div class="hf-scroll" role="region" aria-label="{0}" tabindex="0"><table class="govuk-table">'
        '<caption class="govuk-table__caption">{0}</caption><thead><tr>{1}</tr></thead><tbody>{2}</tbody></table></div>',
        table.caption,
        head,
        rows,
    )


def _cells(row: tuple[str, ...]) -> SafeString:
    first, *others = row
    return format_html(
        '<th scope="row" class="govuk-table__header"{}>{}</th>{}',
        _direction(first),
        first,
        format_html_join("", '<td class="govuk-table__cell"{}>{}</td>', ((_direction(cell), cell) for cell in others)),
    )


def _page_break(_section: Section) -> str:
    return ""


_WRITERS: dict[type, Callable[[Any], str]] = {
    Heading: _heading,
    Text: _text,
    Link: _link,
    Bullets: _bullets,
    Numbered: _numbered,
    Quote: _quote,
    Note: _note,
    Table: _table,
    PictureSection: _picture,
    PageBreak: _page_break,
}
