"""The browser of somebody who answers: one signed cookie of its own, apart from any session of a user."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from holdfast.guides.translating import LANGUAGES, PAGES_READ_BY

from ..access import response_for

COOKIE, PATH, SALT = "answering", "/answer/", "answering"


@dataclass(frozen=True)
class Answering:
    """What the cookie holds: the return secret, a random mark of this browser, the shared link for the next person, the language."""

    secret: str
    writer: str
    link: str = ""
    language: str = ""


def read(request: HttpRequest) -> Answering | None:
    try:
        value = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        return Answering(str(value["s"]), str(value["w"])[:12], str(value.get("l", "")), str(value.get("g", "")))
    except (signing.BadSignature, KeyError, TypeError):
        return None


def write(response: HttpResponse, secret: str, link: str = "", language: str = "") -> HttpResponse:
    """Keep the answering person in a cookie that ends with the browser."""
    value = signing.dumps({"s": secret, "w": secrets.token_hex(6), "l": link, "g": language}, salt=SALT)
    response.set_cookie(COOKIE, value, path=PATH, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def end(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def _language(request: HttpRequest) -> str:
    """The language that somebody asked for on the first page, and keeps in their cookie; else the house's own."""
    held = read(request) if request.path.startswith(PATH) else None
    asked = request.GET.get("lang") or request.POST.get("lang") or (held.language if held else "")
    return asked if asked in LANGUAGES else settings.LANGUAGE_CODE


def quiet(view: Callable) -> Callable:
    """A page for people who answer: nothing is kept by browsers and proxies, and no session is touched."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.is_answering = True  # type: ignore[attr-defined]
        language = _language(request)
        request.is_unread = language != settings.LANGUAGE_CODE and not PAGES_READ_BY.get(language, "")  # type: ignore[attr-defined]
        with translation.override(language):
            response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def answering(view: Callable) -> Callable:
    """A page that needs the cookie: gives the view the response it opens, or says kindly that there is none."""

    @quiet
    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        held = read(request)
        response = response_for(held.secret) if held else None
        if held is None or response is None:
            return render(request, "rounds/answering/nothing.html", status=404)
        return view(request, response, held, *args, **kwargs)

    return wrapped
