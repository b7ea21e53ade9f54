from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .sections import Bullets, Document, Heading, PictureSection, Quote, Section, Table, Text


def as_page(document: Document) -> SafeString:
    """The sections as HTML, for the body of a page that already has the title."""
    return mark_safe("".join(_section(section) for section in document.sections))


def _section(section: Section) -> str:
    match section:
        case Heading(text, level):
            tag, style = ("h2", "m") if level == 2 else ("h3", "s")
            return format_html('<{} class="govuk-heading-{}">{}</{}>', mark_safe(tag), style, text, mark_safe(tag))
        case Text(paragraphs):
            return format_html_join("", '<p class="govuk-body">{}</p>', ((each,) for each in paragraphs))
        case Bullets(items):
            rows = format_html_join("", "<li>{}</li>", ((item,) for item in items))
            return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', rows)
        case Quote(words, who):
            return format_html(
                '<blockquote class="hf-said"><p>{}</p><footer class="hf-who">{}</footer></blockquote>', words, who
            )
        case Table():
            return _table(section)
        case PictureSection(drawing):
            figure = format_html(
                '<figure class="hf-picture" aria-label="{}">{}{}</figure>',
                drawing.title,
                mark_safe(drawing.wide),
                mark_safe(drawing.narrow),
            )
            summary = _("The same as a table")
            return figure + format_html(
                '<details class="govuk-details"><summary class="govuk-details__summary">'
                '<span class="govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
                summary,
                _table(drawing.table),
            )


def _table(table: Table) -> str:
    head = format_html_join(
        "", '<th scope="col" class="govuk-table__header">{}</th>', ((cell,) for cell in table.header)
    )
    rows = format_html_join(
        "",
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>{}</tr>',
        (
            (row[0], format_html_join("", '<td class="govuk-table__cell">{}</td>', ((cell,) for cell in row[1:])))
            for row in table.rows
        ),
    )
    return format_html(
        '<div class="hf-scroll" role="region" aria-label="{}" tabindex="0"><table class="govuk-table">'
        '<caption class="govuk-table__caption">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        table.caption,
        table.caption,
        head,
        rows,
    )
