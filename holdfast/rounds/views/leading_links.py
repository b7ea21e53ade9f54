import io

import qrcode
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathImage

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import link_secret
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.versions import done

from ..access import is_closed, is_open
from ..actions import leading as actions
from ..enums import LinkKind
from ..forms.leading import AskedForm, NamesForm, ReasonForm
from ..queries import leading as queries
from ..queries.answering import readers_of
from ..queries.guides import guide_of, minutes_of, prompts_of
from .leading import context_of

PAGE = 25


def address(link) -> str:
    """Where a link leads, as people reach it."""
    return f"{settings.HOLDFAST_URL}/a/{link_secret('link', link.pk)}/"


def qr_svg(text: str) -> str:
    """A QR code as SVG, without an XML head, so that it can stand in a page."""
    target = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, border=2).save(target)
    svg = target.getvalue().decode()
    return svg[svg.index("<svg") :]


def _shared_links(request):
    return queries.links_for(request.viewer).filter(kind=LinkKind.SHARED)


@login_required
@require_safe
def links(request, pk):
    """The links of a round: for each group the shared one, and personal ones if there are any."""
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.LINK_SEE, round_.journey)
    page = Paginator(queries.links_of(round_), PAGE).get_page(request.GET.get("page"))
    shown = [
        (link, address(link), qr_svg(address(link)) if link.kind == LinkKind.SHARED and not link.revoked_on else "")
        for link in page
    ]
    context = context_of(
        request,
        round_,
        links=shown,
        page=page,
        is_open=is_open(round_),
        is_closed=is_closed(round_),
        groups=queries.groups_with_answered(round_).filter(is_asked=True),
    )
    return render(request, "rounds/leading/links.html", context)


@login_required
@require_safe
def poster(request, pk):
    link = get_object_or_404(_shared_links(request), pk=pk, revoked_on=None)
    require(request.viewer, Permission.LINK_SEE, link.group.round.journey)
    where, group = address(link), link.group
    minutes = minutes_of(prompts_of(group), is_gentle=group.perspective.is_gentle)
    context = {
        "link": link,
        "group": group,
        "round": group.round,
        "address": where,
        "qr": qr_svg(where),
        "minutes": minutes,
    }
    return render(request, "rounds/leading/poster.html", context)


@login_required
@require_safe
def qr(request, pk):
    link = get_object_or_404(_shared_links(request), pk=pk, revoked_on=None)
    require(request.viewer, Permission.LINK_SEE, link.group.round.journey)
    return file_answer(qr_svg(address(link)), "qr.svg")


@login_required
@require_safe
def paper(request, pk):
    """The questions to print, with the same statements that people read on a screen."""
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.LINK_SEE, group.round.journey)
    is_gentle, guide = group.perspective.is_gentle, guide_of(group.round)
    asked = [
        {"help": p.help_for(is_gentle), "title": p.title_for(is_gentle), "text": p.text_for(is_gentle),
         "choices": [c.label_for(is_gentle) for c in (*(p.choices or guide.scale), *guide.silences)] if p.kind != "words" else []}
        for p in prompts_of(group)
    ]  # fmt: skip
    context = {
        "group": group, "round": group.round, "asked": asked, "readers": readers_of(group), "on_paper": True,
        "organisation": group.round.journey.organisation,
    }  # fmt: skip
    return render(request, "rounds/leading/paper.html", context)


@login_required
@require_POST
def link_new(request, pk):
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    actions.make_shared_link(group, by=request.viewer)
    return redirect("rounds:links", pk=group.round_id)


@login_required
@require_POST
def link_revoke(request, pk):
    link = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    actions.revoke_link(link, by=request.viewer)
    return redirect("rounds:links", pk=link.group.round_id)


@login_required
@require_http_methods(["GET", "POST"])
def link_set_aside(request, pk):
    link = get_object_or_404(_shared_links(request), pk=pk)
    round_ = link.group.round
    require(request.viewer, Permission.ROUND_OPEN, round_.journey)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.set_aside_link(link, by=request.viewer, why=form.cleaned_data["why"])
    ):
        return redirect("rounds:links", pk=round_.pk)
    return render(request, "rounds/leading/set_aside.html", context_of(request, round_, form=form, link=link))


@login_required
@require_http_methods(["GET", "POST"])
def links_personal(request, pk):
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.LINK_SEE, group.round.journey)
    form = NamesForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.make_personal_links(group, by=request.viewer, names=form.cleaned_data["names"])
    ):
        return redirect("rounds:links", pk=group.round_id)
    return render(request, "rounds/leading/personal.html", context_of(request, group.round, form=form, group=group))


@login_required
@require_http_methods(["GET", "POST"])
def group_change(request, pk):
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_PREPARE, group.round.journey)
    initial = {"asked": group.asked, "heard_about_silence": group.heard_about_silence}
    closed = is_closed(group.round)
    form = AskedForm(request.POST if request.method == "POST" else None, initial=initial, is_closed=closed)
    if form.is_valid() and done(
        form, lambda: actions.change_asked(group, by=request.viewer, **{"asked": group.asked, **form.cleaned_data})
    ):
        return redirect("rounds:detail", pk=group.round_id)
    return render(
        request,
        "rounds/leading/group_change.html",
        context_of(request, group.round, form=form, group=group, closed=closed),
    )


@login_required
@require_http_methods(["GET", "POST"])
def group_remove(request, pk):
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_PREPARE, group.round.journey)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.remove_group(group, by=request.viewer, why_not=form.cleaned_data["why"])
    ):
        return redirect("rounds:detail", pk=group.round_id)
    return render(request, "rounds/leading/group_remove.html", context_of(request, group.round, form=form, group=group))
