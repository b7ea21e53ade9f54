"""What the pages of claims and adaptations do alike: one form, saved or shown again with why not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.journeys.queries import Asked, navigation


def form_page(request: HttpRequest, journey, form, status: int, **more) -> HttpResponse:
    """A page with one form. `more` holds its title, what stands before it, its button, and the way out."""
    context = {"form": form, "journey": journey, "journey_navigation": navigation(journey, "evidence"), **more}
    return render(request, "evidence/form.html", context, status=status)


def asked_now(asked: list[Asked], fingerprint: str) -> Asked:
    """The question with this fingerprint. One that is asked no more is not found."""
    found = next((each for each in asked if each.question.fingerprint == fingerprint), None)
    if found is None:
        raise Http404
    return found


def reply_initial(asked: Asked) -> dict:
    return {"because": asked.reply.because, "version": asked.reply.version} if asked.reply else {"version": 0}
