from django.shortcuts import render
from django.utils.translation import gettext as _


def _refuse(request, status, title, sentence):
    return render(request, "ui/error.html", {"title": title, "sentence": sentence}, status=status)


def forbidden(request, exception=None):
    sentence = str(exception) if exception and str(exception) else _("Only those who lead this journey can do that.")
    return _refuse(request, 403, _("This is not open to you"), sentence)


def not_found(request, exception=None):
    sentence = _(
        "There is nothing at this address, or it is not open to you. Check the link, or ask whoever gave it to you."
    )
    return _refuse(request, 404, _("We could not find this page"), sentence)


def broken(request):
    sentence = _("Something went wrong on our side. Nothing you saved is lost. Please try again in a minute.")
    return _refuse(request, 500, _("Something went wrong"), sentence)


def csrf_failed(request, reason=""):
    sentence = _(
        "This page was open for too long, or cookies are turned off. Go back, load the page again and try once more."
    )
    return _refuse(request, 403, _("We could not be sure that this came from you"), sentence)
