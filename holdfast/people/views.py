from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from . import actions
from .access import SIGN_IN_BACKEND, path_invited_to, user_of_digest
from .forms import JoinForm, NameForm
from .queries import user_by_id


@require_http_methods(["GET", "POST"])
def join(request):
    """Make an account. Only the bearer of an invitation that holds comes here."""
    token = request.POST.get("invited") or request.GET.get("invited") or ""
    target = path_invited_to(token)
    if target is None:
        return render(request, "people/no_invitation.html", status=403)
    form = JoinForm(request.POST or None)
    user = _make(form) if form.is_valid() else None
    if user is None:
        return render(request, "people/join.html", {"form": form, "invited": token})
    login(request, user, backend=SIGN_IN_BACKEND)
    return redirect(target)


def _make(form: JoinForm):
    try:
        return actions.join(**form.cleaned_data)
    except ValidationError as error:
        form.add_error("password", error)
    except NotNow as refusal:
        form.add_error("email", str(refusal))
    return None


@login_required
@require_http_methods(["GET", "POST"])
def account(request):
    user = request.viewer.user
    form = NameForm(request.POST or None, initial={"name": user.name, "version": user.version})
    status = saved(form, lambda: actions.change_name(user, by=request.viewer, **form.cleaned_data))
    if status != 302:
        return render(request, "people/account.html", {"form": form}, status=status)
    messages.success(request, _("Your name is changed."))
    return redirect("people:account")


@login_required
@require_POST
def digest(request):
    """Have the weekly letter, or not."""
    actions.choose_digest(request.viewer.user, wants=request.POST.get("wants") == "yes")
    messages.success(request, _("It is saved."))
    return redirect("people:account")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def digest_stop(request, token):
    """Stop the weekly letter. Opening the page changes nothing; pressing the button does, and so may a mail program (RFC 8058)."""
    pk = user_of_digest(token)
    user = user_by_id(pk) if pk else None
    if user is None:
        return render(request, "people/digest_stop.html", {"unknown": True}, status=404)
    if request.method == "POST":
        actions.choose_digest(user, wants=False)
    return render(request, "people/digest_stop.html", {"stopped": request.method == "POST"})
