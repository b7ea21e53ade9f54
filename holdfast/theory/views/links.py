from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, participation, require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import editing, remarks
from ..enums import RemarkKind
from ..forms.editing import LinkAddForm, LinkChangeForm
from .pages import page, sides, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def link_add(request, pk):
    found = the_theory(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, found.journey)
    initial = {name: request.GET.get(name, "") for name in ("source", "target")}
    elements = queries.elements_of(found)
    form = LinkAddForm(request.POST or None, elements=elements, initial=initial, **sides(request, found.journey))
    status = saved(form, lambda: _add(found, form, request.viewer), field="target")
    if status == 302:
        return redirect("theory:table", pk=pk)
    return page(request, "form", found.journey, status, form=form, title=_("Say what leads to what"))


def _add(found, form, by) -> None:
    source, target = form.ends
    editing.add_link(found, by=by, source=source, target=target, said=form.said)


@login_required
@require_safe
def link(request, pk):
    """One link: why, what must be so, what speaks for and against, and the questions about it."""
    found = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    journey = found.theory.journey
    context = {
        "link": found,
        "remarks": queries.remarks_beside(found),
        "asked": [each for each in queries.questions_of(found.theory) if each.link == str(found.pk)],
        "own": participation(request.viewer, journey),
        "may_shape": may(request.viewer, Permission.THEORY_SHAPE, journey),
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, journey),
    }
    return page(request, "link", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def link_change(request, pk):
    """Say more, or otherwise. Who comes late sees both, and can put their own words beside what was saved meanwhile."""
    found = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    journey = found.theory.journey
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    names = ("reason", "assumption", "circle", "version")
    initial = {name: getattr(found, name) for name in names} | {"perspective": str(found.perspective_id or "")}
    form = LinkChangeForm(request.POST or None, initial=initial, **sides(request, journey))
    status = saved(form, lambda: _change(request, found, form))
    if status == 302:
        return redirect("theory:link", pk=pk)
    title = _("Why does the one lead to the other?")
    return page(request, "form", journey, status, form=form, title=title, link=found, late=status == 409)


def _change(request, found, form) -> None:
    if "beside" in request.POST and form.beside:
        written = remarks.Written(RemarkKind.OTHER_WORDS, form.beside, perspective=form.side)
        remarks.write_remark(found.theory, by=request.viewer, written=written, link=found)
        messages.success(request, _("Both are kept: theirs as the reason, yours beside it."))
        return
    editing.change_link(found, by=request.viewer, said=form.said, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def link_remove(request, pk):
    found = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    journey = found.theory.journey
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    if request.method == "POST":
        editing.remove_link(found, by=request.viewer)
        return redirect("theory:theory", pk=journey.pk)
    return page(request, "remove", journey, thing=found)


@login_required
@require_POST
def link_questioned(request, pk):
    found = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    editing.question_link(found, by=request.viewer)
    messages.success(request, _("It is noted that somebody looked at it again today."))
    return redirect("theory:link", pk=pk)
