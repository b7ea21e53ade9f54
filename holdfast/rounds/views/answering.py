from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.guides.return_words import WordsError, secret_of, words_of
from holdfast.guides.translating import LANGUAGES, is_unread, languages_of
from holdfast.people.access import count_missed_guess, guessed_too_often
from holdfast.ui.refusals import Changed, NotNow

from ..access import is_closed, is_open, is_usable, link_for, response_for
from ..actions import answering as actions
from ..forms.answering import AnswerForm, FinishForm, ReturnWordsForm
from ..queries import answering as queries
from ..queries.guides import guide_of
from ..queries.pointing import pointed_in, pointed_of
from ..queries.telling import told_back
from .answering_session import Answering, answering, end, quiet, read, write
from .leading_links import qr_svg


def _told(group, **more) -> dict:
    """Everything that people are told before they write."""
    round_ = group.round
    language = get_language() or ""
    offered = [(key, LANGUAGES[key]) for key in languages_of(guide_of(round_)) if key in LANGUAGES]
    return {
        "languages": offered if len(offered) > 1 else [],
        "language": language,
        "unread": language != settings.LANGUAGE_CODE and is_unread(guide_of(round_), language),
        "group": group,
        "round": round_,
        "organisation": round_.journey.organisation,
        "gentle": group.perspective.is_gentle,
        "readers": queries.readers_of(group),
        "minutes": queries.minutes_for(group),
        **more,
    }


@quiet
@require_http_methods(["GET", "POST"])
def landing(request, secret):
    """What people read before they begin. Opening it changes nothing; beginning does."""
    link = None if guessed_too_often(request) else link_for(secret)
    if link is None:
        count_missed_guess(request)
        return render(request, "rounds/answering/no_link.html", status=404)
    if not is_usable(link) or (request.method == "GET" and link.used and link.kind == "personal"):
        return render(request, "rounds/answering/link_over.html", _over(link), status=410)
    if request.method == "GET":
        return render(request, "rounds/answering/landing.html", _told(link.group))
    try:
        _response, own = actions.begin(link)
    except NotNow:
        return render(request, "rounds/answering/link_over.html", _over(link), status=410)
    return write(redirect("rounds:answer"), own, secret, get_language() or "")


def _over(link) -> dict:
    round_ = link.group.round
    waits = round_.status == "open" and timezone.localdate() < round_.opens_on
    return {
        "link": link,
        "round": round_,
        "waits": waits,
        "closed": is_closed(round_),
        "used": link.used and link.kind == "personal",
    }


@quiet
@require_http_methods(["GET", "POST"])
def returning(request, secret):
    """The private return link: a page with a button, so that nothing happens when something else opens it."""
    response = None if guessed_too_often(request) else response_for(secret)
    if response is None:
        count_missed_guess(request)
        return render(request, "rounds/answering/no_link.html", status=404)
    if request.method == "GET":
        return render(request, "rounds/answering/returning.html", {"open": is_open(response.group.round)})
    return write(redirect("rounds:answer"), secret)


@quiet
@require_http_methods(["GET", "POST"])
def return_words(request):
    """Come back by twelve words."""
    form = ReturnWordsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            secret = secret_of(form.cleaned_data["words"])
            if not guessed_too_often(request) and response_for(secret):
                return write(redirect("rounds:answer"), secret)
            count_missed_guess(request)
            form.add_error(
                "words", _("We have nothing for these words. Perhaps it was deleted, or a word is another one.")
            )
        except WordsError as error:
            form.add_error("words", str(error))
    return render(request, "rounds/answering/return_words.html", {"form": form})


@answering
@require_safe
def answer(request, response, held):
    """Where somebody is: the first question without an answer, the end, or what came of a closed round."""
    if not is_open(response.group.round):
        return redirect("rounds:mine")
    given = queries.answers_of(response)
    waiting = [asked.id for asked in queries.asked_of(response.group) if asked.id not in given]
    if not waiting or response.finished:
        return redirect("rounds:finish")
    return redirect("rounds:question", prompt=waiting[0])


def _place(response, prompt):
    """The prompt asked for, with its number and its neighbours."""
    asked = queries.asked_of(response.group)
    place = next((number for number, each in enumerate(asked) if each.id == prompt), None)
    if place is None:
        return None
    before = asked[place - 1].id if place else ""
    after = asked[place + 1].id if place + 1 < len(asked) else ""
    return {"asked": asked[place], "number": place + 1, "all": len(asked), "before": before, "after": after}


def _form(request, response, asked, prefix=None) -> AnswerForm:
    kept = queries.answers_of(response).get(asked.id)
    words = kept.words if kept else ""
    initial = {
        "words": words,
        "was": actions.print_of(words),
        "choice": (kept.standing or kept.silence) if kept else "",
    }
    gentle = response.group.perspective.is_gentle
    return AnswerForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        asked=asked,
        is_gentle=gentle,
        prefix=prefix,
    )


@answering
@require_http_methods(["GET", "POST"])
def question(request, response, held, prompt):
    """One question. Continue saves; nothing has to be filled in."""
    place = _place(response, prompt)
    if place is None:
        return render(request, "rounds/answering/nothing.html", status=404)
    form = _form(request, response, place["asked"])
    status, pointed = 200, {}
    if form.is_valid():
        status = _save(response, held, form)
        pointed = _pointed(request, response, form) if status == 200 else {}
        if status == 200 and not pointed:
            return redirect("rounds:question", prompt=place["after"]) if place["after"] else redirect("rounds:finish")
    if request.method == "GET" and not is_open(response.group.round):
        return redirect("rounds:mine")
    context = _told(response.group, form=form, **pointed, **place)
    return _shown(request, "rounds/answering/question.html", context, status)


def _pointed(request, response, form: AnswerForm) -> dict:
    """What might tell who somebody is, pointed out once for the same words. A second press goes on; nothing is refused."""
    words = form.cleaned_data["words"]
    mark = actions.print_of(words)
    passages = pointed_in(words, response.group.round)
    return {"pointed": passages, "pointed_mark": mark} if passages and request.POST.get("pointed") != mark else {}


def _save(response, held: Answering, form: AnswerForm) -> int:
    """Save one form. Returns 200, or 409 and says on the form what stands in the way."""
    try:
        actions.save_answer(
            response,
            prompt=form.asked.id,
            standing=form.standing,
            silence=form.silence,
            words=form.cleaned_data["words"],
            was=form.cleaned_data["was"],
            writer=held.writer,
        )
    except Changed as changed:
        form.show_theirs(str(changed.theirs["words"]))
        return 409
    except NotNow:
        return 410
    return 200


def _shown(request, template, context, status) -> HttpResponse:
    if status == 410:  # the round closed while somebody was answering: their unsaved words are shown to them
        return render(request, "rounds/answering/closed.html", context, status=409)
    return render(request, template, context, status=status)


@answering
@require_POST
def autosave(request, response, held, prompt):
    """Saves while somebody types. Answers in one sentence."""
    place = _place(response, prompt)
    form = _form(request, response, place["asked"]) if place else None
    if form is None or not form.is_valid():
        return HttpResponse(_("This could not be saved. Press Next to see why."), status=409, content_type="text/plain")
    status = _save(response, held, form)
    if status == 200:
        return HttpResponse(status=204)
    told = _("This round has closed. Copy what you wrote if you want to keep it.")
    other = _("Another device has changed this. Press Next to see both.")
    return HttpResponse(told if status == 410 else other, status=409, content_type="text/plain")


@answering
@require_http_methods(["GET", "POST"])
def all_questions(request, response, held):
    """All questions on one page, for those who like to see the whole."""
    forms = [_form(request, response, asked, prefix=asked.id) for asked in queries.asked_of(response.group)]
    context, status = _told(response.group, forms=forms), 200
    if request.method == "POST":
        if all([form.is_valid() for form in forms]):  # every form, so that every error is shown at once
            status = max(_save(response, held, form) for form in forms)
            if status == 200:
                return redirect("rounds:finish")
    elif not is_open(response.group.round):
        return redirect("rounds:mine")
    return _shown(request, "rounds/answering/all.html", context, status)


def _return_link(held: Answering) -> dict:
    link = f"{settings.HOLDFAST_URL}/r/{held.secret}/"
    return {"words": words_of(held.secret), "link": link, "qr": qr_svg(link)}


@answering
@require_safe
def keep(request, response, held):
    """Save and stop: the private return link, as words, link and QR code."""
    return render(request, "rounds/answering/keep.html", {"round": response.group.round, **_return_link(held)})


@answering
@require_http_methods(["GET", "POST"])
def finish(request, response, held):
    """The end: leave to quote, the return link, and Finish."""
    round_ = response.group.round
    form = FinishForm(request.POST if request.method == "POST" else None, initial={"may_quote": response.may_quote})
    if request.method == "POST" and form.is_valid():
        try:
            actions.finish(response, may_quote=form.cleaned_data["may_quote"])
        except NotNow:
            return redirect("rounds:mine")
        again = "next" in request.POST
        return end(redirect("rounds:landing", secret=held.link) if again and held.link else redirect("rounds:done"))
    if not is_open(round_):
        return redirect("rounds:mine")
    given = queries.answers_of(response)
    more = {"given": len(given), "may_pass_on": bool(held.link), "pointed": pointed_of(response), **_return_link(held)}
    context = _told(response.group, form=form, **more)
    return render(request, "rounds/answering/finish.html", context)


@quiet
@require_safe
def done(request):
    """A neutral last page. The cookie is gone."""
    return render(request, "rounds/answering/done.html")


@answering
@require_http_methods(["GET", "POST"])
def delete(request, response, held):
    """Delete everything, while the round is open."""
    if request.method == "POST":
        try:
            actions.delete_response(response)
        except NotNow:
            return redirect("rounds:mine")
        return end(redirect("rounds:done"))
    return render(request, "rounds/answering/delete.html", {"open": is_open(response.group.round)})


@answering
@require_http_methods(["GET", "POST"])
def mine(request, response, held):
    """After closing: one's own words, taking them away, and what came of it."""
    round_ = response.group.round
    if is_open(round_):
        return redirect("rounds:finish")
    if request.method == "POST":
        actions.withdraw_words(response)
        return redirect("rounds:mine")
    titles = {asked.id: asked.title for asked in queries.asked_of(response.group)}
    words = [
        (titles.get(answer.prompt, ""), answer.words)
        for answer in queries.answers_of(response).values()
        if answer.words
    ]
    context = {
        "round": round_,
        "words": words,
        "withdrawn": response.words_withdrawn,
        "told": told_back(round_, round_.journey.organisation.least_beyond) if is_closed(round_) else None,
    }
    return render(request, "rounds/answering/mine.html", context)


@quiet
@require_safe
def traces(request):
    """What phone, browser and message app still remember."""
    return render(request, "rounds/answering/traces.html", {"back": bool(read(request))})
