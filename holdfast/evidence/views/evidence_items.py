from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import require
from holdfast.journeys.queries import navigation, perspectives_of
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import evidence_items as actions
from ..enums import EvidenceSide
from ..forms.claims import EvidenceChangeForm, EvidenceForm
from .answers import form_page

FELL = lazy("What this claim was called no longer holds. It is “not known yet” until somebody says otherwise.")


@login_required
@require_http_methods(["GET", "POST"])
def evidence_add(request, pk):
    """Add something that speaks for a claim, or against it."""
    claim = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, claim.journey)
    side = request.GET.get("side", "")
    form = EvidenceForm(
        request.POST or None,
        perspectives=perspectives_of(claim.journey),
        rests=queries.rests_to_choose(request.viewer, claim.journey),
        initial={"side": side if side in EvidenceSide.values else None},
    )
    status = saved(form, lambda: actions.add_evidence(claim, by=request.viewer, found=form.found))
    out = reverse("evidence:claim", args=[claim.pk])
    if status == 302:
        return redirect(out)
    title = _("Add evidence")
    return form_page(request, claim.journey, form, status, title=title, out=out, claim=claim, is_evidence=True)


@login_required
@require_http_methods(["GET", "POST"])
def evidence_change(request, pk):
    item = get_object_or_404(queries.evidence_for(request.viewer), pk=pk)
    claim = item.claim
    require(request.viewer, Permission.CLAIM_KEEP, claim.journey)
    form = _change_form(request, item)
    fell = []
    status = saved(form, lambda: fell.append(_change(item, form, request.viewer)))
    out = reverse("evidence:claim", args=[claim.pk])
    if status == 302:
        if fell[0]:
            messages.info(request, FELL)
        return redirect(out)
    more = {"claim": claim, "is_evidence": True, "is_fragile": True}
    return form_page(request, claim.journey, form, status, title=_("Change this evidence"), out=out, **more)


def _change_form(request, item) -> EvidenceChangeForm:
    journey = item.claim.journey
    rests = queries.rests_to_choose(request.viewer, journey)
    kept = (item.rests_on_kind, item.rests_on) if item.rests_on else None
    current = queries.rest_named(*kept, request.viewer, journey) if kept else None
    names = ("side", "kind", "says", "source", "document", "version")
    initial = {name: getattr(item, name) for name in names} | {
        "by_those_who_do_it": "yes" if item.by_those_who_do_it else "no",
        "perspective": str(item.perspective_id or ""),
        "when": (item.seen_on, item.precision),
        "rests_on": f"{item.rests_on_kind}:{item.rests_on}" if kept else "",
    }
    rests += [current] if current else []
    sides = perspectives_of(journey)
    return EvidenceChangeForm(request.POST or None, initial=initial, perspectives=sides, rests=rests, kept=kept)


def _change(item, form, by) -> bool:
    return actions.change_evidence(item, by=by, found=form.found, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def evidence_take_away(request, pk):
    """Take evidence away. What the claim was called may no longer hold, and the page says so before."""
    item = get_object_or_404(queries.evidence_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, item.claim.journey)
    if request.method == "POST":
        if actions.take_away_evidence(item, by=request.viewer):
            messages.info(request, FELL)
        return redirect("evidence:claim", pk=item.claim_id)
    journey = item.claim.journey
    context = {"journey": journey, "item": item, "journey_navigation": navigation(journey, "evidence")}
    return render(request, "evidence/claims/take_away.html", context)
