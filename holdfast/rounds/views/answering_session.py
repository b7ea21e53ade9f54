"""The browser of somebody who answers: one signed cookie of its own, apart from any session of a user."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..access import response_for

COOKIE, PATH, SALT = "answering", "/answer/", "answering"


@dataclass(frozen=True)
class Answering:
    """What the cookie holds: the return secret, a random mark of this browser, and the shared link for the next person."""

    secret: str
    writer: str
    link: str = ""


def read(request: HttpRequest) -> Answering | None:
    try:
        value = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        return Answering(str(value["s"]), str(value["w"])[:12], str(value.get("l", "")))
    except (signing.BadSignature, KeyError, TypeError):
        return None


def write(response: HttpResponse, secret: str, link: str = "") -> HttpResponse:
    """Keep the answering person in a cookie that ends with the browser."""
    value = signing.dumps({"s": secret, "w": secrets.token_hex(6), "l": link}, salt=SALT)
    response.set_cookie(COOKIE, value, path=PATH, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def end(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def quiet(view: Callable) -> Callable:
    """A page for people who answer: nothing is kept by browsers and proxies, and no session is touched."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.is_answering = True  # type: ignore[attr-defined]
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
