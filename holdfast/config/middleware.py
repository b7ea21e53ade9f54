"""Who is looking, and how a refusal becomes a sentence on a page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path
from django.utils.functional import SimpleLazyObject

from holdfast.people.access import NOBODY, Viewer
from holdfast.ui.refusals import NotNow


def _viewer(request: HttpRequest) -> Viewer:
    user = request.user
    return Viewer(user=user) if user.is_authenticated else NOBODY


def viewer(get_response):
    def middleware(request):
        request.viewer = SimpleLazyObject(lambda: _viewer(request))
        return get_response(request)

    return middleware


class refusals:  # noqa: N801 - a middleware is named like a function in settings
    """A NotNow that no view caught becomes a message, on the page that the person came from."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotNow):
            return None
        if request.headers.get("HX-Request") or getattr(request, "is_answering", False):
            return render(request, "ui/not_now.html", {"sentence": str(exception)}, status=409)
        messages.error(request, str(exception))
        return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page whose button was pressed; else the nearest one above: /rounds/x/open/ goes back to /rounds/x/."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if request.method == "POST" and came_from.netloc == request.get_host() and is_valid_path(came_from.path):
        return came_from.path
    path = _above(request.path)
    while not is_valid_path(path):
        path = _above(path)
    return path


def _above(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[0] + "/"


def page_context(request: HttpRequest) -> dict:
    """What every page may show."""
    return {
        "viewer": getattr(request, "viewer", NOBODY),
        "house_url": settings.HOLDFAST_URL,
        "house_is_loopback": settings.IS_LOOPBACK,
        "leave_fast_url": settings.LEAVE_FAST_URL,
    }
