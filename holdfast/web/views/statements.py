"""Pages that anybody may read: what Holdfast does with what people tell it, and what an organisation adds."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from holdfast.organisations.enums import (
    BEYOND_LEAST,
    INSIDE_LEAST,
    PERMISSION_SENTENCES,
    PERMISSIONS,
    RIGHT_SENTENCES,
    Right,
)
from holdfast.organisations.queries import hosts


def _page(request, name: str):
    host = hosts().first()
    added = getattr(host.statement, name) if host else ""
    context = {
        "added": added,
        "host": host,
        "least_inside": max(INSIDE_LEAST, host.least_inside) if host else INSIDE_LEAST,
        "least_beyond": max(BEYOND_LEAST, host.least_beyond) if host else BEYOND_LEAST,
        "mail": settings.IS_MAIL_SET_UP,
    }
    return render(request, f"web/{name}.html", context)


@require_safe
def privacy(request):
    return _page(request, "privacy")


@require_safe
def cookies(request):
    return _page(request, "cookies")


@require_safe
def accessibility(request):
    return _page(request, "accessibility")


@require_safe
def help_page(request):
    return _page(request, "help")


@require_safe
def who_sees_what(request):
    rights = [
        {
            "name": right.label,
            "sentence": RIGHT_SENTENCES[right],
            "permissions": [text for key, text in PERMISSION_SENTENCES.items() if key in PERMISSIONS[right]],
        }
        for right in Right
    ]
    return render(request, "web/who_sees_what.html", {"rights": rights})
