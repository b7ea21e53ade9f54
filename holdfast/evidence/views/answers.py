"""What the pages of claims and adaptations do alike: one form, saved or shown again with why not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.journeys.queries import navigation


def form_page(request: HttpRequest, journey, form, status: int, **more) -> HttpResponse:
    """A page with one form. `more` holds its title, what stands before it, its button, and the way out."""
    context = {"form": form, "journey": journey, "journey_navigation": navigation(journey, "evidence"), **more}
    return render(request, "evidence/form.html", context, status=status)
