"""All components, with what each takes. The gallery page and the tests read this list."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from holdfast.ui.components import Component


def _part(
    name: str,
    about: str,
    needs: str = "",
    takes: Mapping[str, object] | None = None,
    choices: Mapping[str, tuple[str, ...]] | None = None,
    *,
    is_block: bool = False,
) -> Component:
    return Component(name, about, tuple(needs.split()), takes or {}, choices or {}, is_block)


_KINDS = {"kind": ("main", "secondary", "strong")}

_ACTING = (
    _part(
        "button",
        "One thing to do. With href it is a link that looks like a button; without, it sends the form it stands in.",
        "text",
        {"href": "", "kind": "main", "name": "", "value": "", "type": "submit", "id": "", "form": "", "about": ""},
        {**_KINDS, "type": ("submit", "button")},
    ),
    _part(
        "post_button",
        "A button with a form of its own: does one thing by POST, where a link would be wrong.",
        "text action",
        {"kind": "secondary", "name": "", "value": "", "about": ""},
        {"kind": ("secondary", "main", "strong")},
    ),
    _part("button_group", "Buttons and links beside each other.", is_block=True),
    _part(
        "form",
        "A form that posts: secret, error summary, fields, one button, a way out. The body follows the fields.",
        takes={
            "form": None,
            "action": "",
            "submit": _("Save"),
            "cancel_href": "",
            "cancel_text": _("Cancel"),
            "files": False,
            "id": "",
            "kind": "main",
            "autosave_url": "",
        },
        choices=_KINDS,
        is_block=True,
    ),
    _part("back_link", "One step up, above the title.", "href", {"text": _("Back")}),
    _part(
        "copy_field",
        "Something to copy, such as a link. Without scripts it can still be selected.",
        "label value",
        {"hint": "", "id": ""},
    ),
    _part("print_button", "Prints the page. Not there without scripts.", takes={"text": _("Print this page")}),
    _part(
        "pagination",
        "The pages of a long list. `page` is Django's Page; `keep` a query string to carry along.",
        "page",
        {"keep": "", "label": _("Pages")},
    ),
    _part(
        "skip_link",
        "Goes straight to the main part. The base templates have it already.",
        takes={"text": _("Skip to main content"), "target": "main"},
    ),
)

_SAYING = (
    _part("details", "Something that can be opened.", "summary", {"open": False, "small": False}, is_block=True),
    _part("inset", "A text set apart by a line at its left.", is_block=True),
    _part("warning", "One sentence that must not be missed. It never blames.", "text", {"label": _("Please note")}),
    _part(
        "notification",
        "What just happened, at the top of the page. Messages are drawn with it.",
        "text",
        {"title": "", "kind": "note"},
        {"kind": ("note", "done", "refused")},
    ),
    _part("panel", "The end of something: it is done.", "title", {"text": ""}),
    _part("tag", "A word or two about a state.", "text", {"tone": "plain"}, {"tone": ("plain", "quiet", "strong")}),
    _part("error_summary", "What to change in a form. The house's forms draw it by themselves.", "form"),
    _part(
        "summary_list", "Names and values. A row is (name, value) or (name, value, href, what the link does).", "rows"
    ),
    _part(
        "table",
        "A table that scrolls when it is too wide. `header` is a list of words, `rows` a list of lists.",
        "caption header rows",
        {"id": "", "row_headers": True, "hide_caption": False, "empty": ""},
    ),
    _part("tasks", "What is to be done, with where each stands. A row is (text, href, state, hint).", "rows"),
)

_HOUSE = (
    _part(
        "section",
        "A part of a page with its title; put a `margin` last in it for the note beside it.",
        "title id",
        is_block=True,
    ),
    _part("margin", "Who says so, when, and where to go. Nothing lives only there.", is_block=True),
    _part(
        "empty",
        "Nothing here yet: what will be here, how long it takes, one button.",
        "title text",
        {"action_text": "", "action_href": "", "id": ""},
    ),
    _part(
        "question",
        "A gentle question. Asked, never pressed.",
        "question",
        {"title": _("A gentle question"), "text": "", "href": "", "link_text": "", "id": ""},
    ),
    _part(
        "next",
        "One suggestion, one button, and Not now.",
        "text action_text action_href",
        {"title": _("Next, perhaps"), "not_now_href": "", "id": "next"},
    ),
    _part(
        "said",
        "What somebody said, in the people's letters, with who it was and their leave.",
        "words who",
        {"leave": ""},
    ),
    _part(
        "told",
        "You said, we did, we could not. Each is a list of (words, who).",
        takes={"said": (), "did": (), "could_not": ()},
    ),
    _part(
        "seen",
        "Who sees what is written here. Stands before the writing.",
        takes={"title": _("Who sees what you write")},
        is_block=True,
    ),
    _part(
        "picture",
        "A picture in two widths with the same figures as a table. Takes a Drawing.",
        "drawing",
        {"id": "", "table_open": False},
    ),
    _part("mark", "The mark of a standing or a silence, with its word.", "standing", {"text": "", "hide_text": False}),
    _part(
        "qr", "A QR code, with the link beside it for those who cannot scan.", "svg link", {"label": _("Scan to open")}
    ),
)

COMPONENTS: dict[str, Component] = {part.name: part for part in (*_ACTING, *_SAYING, *_HOUSE)}
