from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.replying import ReplyForm, asked_now
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, own_part, require
from ..actions import authorising, replying
from ..forms.authorising import AuthoriserChangeForm, AuthoriserForm, StanceChangeForm, StanceForm

PAGE = 25


def form_page(request: HttpRequest, journey, form, status: int, **more) -> HttpResponse:
    """A page with one form. `more` holds its title, what is said before it, its button, and the way out."""
    navigation = queries.navigation(journey, "journey")
    context = {"form": form, "journey": journey, "journey_navigation": navigation, **more}
    return render(request, "journeys/authorising/form.html", context, status=status)


def _here(journey) -> str:
    return reverse("journeys:authorising", args=[journey.pk])


@login_required
@require_safe
def who_it_needs(request, pk):
    """Whom a journey needs, where they stand, and what rests on whom."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    page = Paginator(queries.authorisers_of(journey), PAGE).get_page(request.GET.get("page"))
    asked = queries.questions_of(journey)
    context = {
        "journey": journey,
        "authorisers": page,
        "shown": [queries.shown(each) for each in page],
        "drawing": queries.authorising_map(list(page)),
        "open": [each for each in asked if not each.reply],
        "answered": [each for each in asked if each.reply],
        "may_note": may(request.viewer, Permission.AUTHORISER_NOTE, journey),
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/authorising/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def authoriser_add(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.AUTHORISER_NOTE, journey)
    form = AuthoriserForm(request.POST or None, participants=queries.participants_for(request.viewer, journey))
    status = saved(
        form, lambda: authorising.note_authoriser(journey, by=request.viewer, needed=form.needed), field="name"
    )
    if status == 302:
        return redirect(_here(journey))
    return form_page(request, journey, form, status, title=_("Whom does it need?"), is_about=True, out=_here(journey))


@login_required
@require_safe
def authoriser(request, pk):
    """Everything that was said about one of them, newest first."""
    found = get_object_or_404(queries.authorisers_for(request.viewer), pk=pk)
    journey = found.journey
    context = {
        "each": queries.shown(found),
        "journey": journey,
        "drawing": queries.authorising_map([found]),
        "own": own_part(request.viewer, journey),
        "may_note": may(request.viewer, Permission.AUTHORISER_NOTE, journey),
        "may_remove": may(request.viewer, Permission.JOURNEY_CHANGE, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/authorising/one.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def authoriser_change(request, pk):
    found = get_object_or_404(queries.authorisers_for(request.viewer), pk=pk)
    require(request.viewer, Permission.AUTHORISER_NOTE, found.journey)
    initial = {name: getattr(found, name) for name in ("name", "organisation", "needs", "to_see", "version")}
    form = AuthoriserChangeForm(
        request.POST or None,
        participants=queries.participants_for(request.viewer, found.journey),
        initial={**initial, "participant": str(found.participant_id or "")},
    )
    status = saved(form, lambda: _change(found, form, request.viewer), field=None)
    out = reverse("journeys:authoriser", args=[found.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, found.journey, form, status, title=_("Change: %s") % found, is_about=True, out=out)


def _change(found, form, by) -> None:
    authorising.change_authoriser(found, by=by, needed=form.needed, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def authoriser_remove(request, pk):
    found = get_object_or_404(queries.authorisers_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_CHANGE, found.journey)
    if request.method == "POST":
        authorising.remove_authoriser(found, by=request.viewer)
        return redirect(_here(found.journey))
    navigation = queries.navigation(found.journey, "journey")
    context = {"authoriser": found, "journey": found.journey, "journey_navigation": navigation}
    return render(request, "journeys/authorising/remove.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def stance_add(request, pk):
    found = get_object_or_404(queries.authorisers_for(request.viewer), pk=pk)
    require(request.viewer, Permission.STANCE_SAY, found.journey)
    initial = {"role": own_part(request.viewer, found.journey).role, "said_on": timezone.localdate()}
    form = StanceForm(request.POST or None, initial=initial)
    status = saved(form, lambda: authorising.say_stance(found, by=request.viewer, seen=form.seen), field="said_on")
    if status == 302:
        return redirect(_here(found.journey))
    title = _("Where does %(name)s stand?") % {"name": found}
    return form_page(request, found.journey, form, status, title=title, is_stance=True, out=_here(found.journey))


@login_required
@require_http_methods(["GET", "POST"])
def stance_change(request, pk):
    stance = get_object_or_404(queries.stances_for(request.viewer), pk=pk)
    names = ("stands", "shown_by", "role", "said_on", "version")
    initial = {name: getattr(stance, name) for name in names} | {"heard_on": (stance.heard_on, stance.heard_precision)}
    form = StanceChangeForm(request.POST or None, initial=initial)
    status = saved(form, lambda: _correct(stance, form, request.viewer), field="said_on")
    found = stance.authoriser
    out = reverse("journeys:authoriser", args=[found.pk])
    if status == 302:
        return redirect(out)
    title = _("Correct what you said of %(name)s") % {"name": found}
    return form_page(request, found.journey, form, status, title=title, is_stance=True, out=out)


def _correct(stance, form, by) -> None:
    authorising.change_stance(stance, by=by, seen=form.seen, version=form.cleaned_data["version"])


@login_required
@require_POST
def stance_withdraw(request, pk):
    stance = get_object_or_404(queries.stances_for(request.viewer), pk=pk)
    authorising.withdraw_stance(stance, by=request.viewer)
    return redirect("journeys:authoriser", pk=stance.authoriser_id)


@login_required
@require_http_methods(["GET", "POST"])
def question_answer(request, pk, fingerprint):
    """Say how one knows, or why it can wait. A question that is asked no more is not found."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CONVERSATION_RECORD, journey)
    asked = asked_now(queries.questions_of(journey), fingerprint)
    form = ReplyForm(request.POST or None, asked=asked)
    status = saved(form, lambda: replying.reply_to(asked, by=request.viewer, journey=journey, **form.cleaned_data))
    if status == 302:
        return redirect(_here(journey))
    title = _("A gentle question")
    return form_page(request, journey, form, status, title=title, asked=asked, is_reply=True, out=_here(journey))
