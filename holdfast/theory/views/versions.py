from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import queries
from .pages import page, the_theory

PAGE = 30


@login_required
@require_safe
def versions(request, pk):
    """Every version, with why it changed."""
    found = the_theory(request, pk)
    pages = Paginator(queries.versions_of(found), PAGE).get_page(request.GET.get("page"))
    return page(request, "versions", found.journey, theory=found, versions=pages)


@login_required
@require_safe
def version(request, pk, number):
    """The theory as it was."""
    found = the_theory(request, pk)
    kept = _kept(found, number)
    title = _("The theory as it was in version %(number)s") % {"number": number}
    drawing = queries.drawn(queries.theory_in(kept), title=title)
    return page(request, "version", found.journey, theory=found, version=kept, drawing=drawing)


@login_required
@require_safe
def compare(request, pk):
    """Two versions, as one picture and as a list. Without numbers the last two."""
    found = the_theory(request, pk)
    last = queries.last_version(found).number
    before, after = _number(request.GET.get("from"), max(last - 1, 1)), _number(request.GET.get("to"), last)
    older, newer = _kept(found, min(before, after)), _kept(found, max(before, after))
    told = (queries.theory_in(older), queries.theory_in(newer))
    title = _("From version %(before)s to version %(after)s") % {"before": older.number, "after": newer.number}
    changes = queries.changes_between(found, *told)
    context = {
        "theory": found,
        "older": older,
        "newer": newer,
        "numbers": range(last, 0, -1),
        "drawing": queries.compared_drawing(*told, title) if len(told[1].elements) <= queries.MOST_DRAWN else None,
        "changes": Paginator(changes, PAGE).get_page(request.GET.get("page")),
        "more": f"from={older.number}&to={newer.number}&",
    }
    return page(request, "compare", found.journey, **context)


def _kept(theory, number):
    kept = queries.version_numbered(theory, number)
    if kept is None:
        raise Http404
    return kept


def _number(text, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise
