from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, participation, require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import editing
from ..forms.editing import ConditionsForm, ElementAddForm, ElementChangeForm
from .pages import page, sides, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def element_add(request, pk):
    found = the_theory(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, found.journey)
    elements = queries.elements_of(found)
    initial = {name: request.GET.get(name, "") for name in ("leads_to", "kind")}
    form = ElementAddForm(request.POST or None, elements=elements, initial=initial, **sides(request, found.journey))
    status = saved(form, lambda: _add(found, form, request.viewer), field="text")
    if status == 302:
        return redirect("theory:table", pk=pk)
    return page(request, "form", found.journey, status, form=form, title=_("Add an element"), is_element=True)


def _add(found, form, by) -> None:
    editing.add_element(found, by=by, said=form.said, leads_to=form.target)


@login_required
@require_safe
def element(request, pk):
    """One element: what leads to it, what it leads to, and what people wrote beside it."""
    found = get_object_or_404(queries.elements_for(request.viewer), pk=pk)
    journey = found.theory.journey
    links = queries.links_of(found.theory)
    context = {
        "element": found,
        "leads_to": links.filter(source=found),
        "led_to_by": links.filter(target=found),
        "rests_on": [title for key, title in queries.conditions().items() if key in found.rests_on],
        "remarks": queries.remarks_beside(found),
        "own": participation(request.viewer, journey),
        "may_shape": may(request.viewer, Permission.THEORY_SHAPE, journey),
    }
    return page(request, "element", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def element_change(request, pk):
    found = get_object_or_404(queries.elements_for(request.viewer), pk=pk)
    journey = found.theory.journey
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    names = ("text", "kind", "kept_by", "version")
    initial = {name: getattr(found, name) for name in names} | {"perspective": str(found.perspective_id or "")}
    form = ElementChangeForm(request.POST or None, initial=initial, **sides(request, journey))
    status = saved(form, lambda: _change(found, form, request.viewer), field="text")
    if status == 302:
        return redirect("theory:element", pk=pk)
    return page(request, "form", journey, status, form=form, title=_("Change this element"), is_element=True)


def _change(found, form, by) -> None:
    editing.change_element(found, by=by, said=form.said, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def element_conditions(request, pk):
    """Which of the conditions that rounds ask about it rests on."""
    found = get_object_or_404(queries.elements_for(request.viewer), pk=pk)
    journey = found.theory.journey
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    form = ConditionsForm(request.POST or None, initial={"rests_on": found.rests_on, "version": found.version})
    status = saved(form, lambda: _rest(found, form, request.viewer))
    if status == 302:
        return redirect("theory:element", pk=pk)
    title = _("What does it rest on?")
    out = reverse("theory:element", args=[pk])
    return page(request, "form", journey, status, form=form, title=title, beside=found.text, out=out)


def _rest(found, form, by) -> None:
    editing.rest_on_conditions(found, by=by, **form.cleaned_data)


@login_required
@require_http_methods(["GET", "POST"])
def element_remove(request, pk):
    found = get_object_or_404(queries.elements_for(request.viewer), pk=pk)
    journey = found.theory.journey
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    if request.method == "POST":
        editing.remove_element(found, by=request.viewer)
        return redirect("theory:theory", pk=journey.pk)
    return page(request, "remove", journey, thing=found, is_element=True)
