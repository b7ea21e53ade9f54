from datetime import date
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.ui.refusals import Changed, NotNow

from .access import Viewer
from .models import User
from .queries import has_users, user_with_email


@transaction.atomic
def join(*, email: str, name: str, password: str) -> User:
    """Make an account for somebody who holds an invitation. Raises ValidationError for a password easily guessed."""
    if user_with_email(email):
        raise NotNow(
            _("There is an account with this address already. Sign in with it, then open the invitation again.")
        )
    validate_password(password, User(email=email, name=name))
    user = User.objects.create_user(email, name=name, password=password)
    # The invitation went to this address; without a verified one no second step and no passkey can be added.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(What.USER_JOINED, by=user, subject=user)
    return user


@transaction.atomic
def join_first(*, email: str, name: str, password: str) -> User:
    """Make the first account of the house. Only while there is none."""
    if has_users():
        raise NotNow(_("This house is set up already. Ask one of its administrators for an invitation."))
    return join(email=email, name=name, password=password)


@transaction.atomic
def change_name(user: User, *, by: Viewer, name: str, version: int) -> User:
    """Change the name that others see. One's own only."""
    current = User.objects.select_for_update().get(pk=user.pk)
    if by.user is None or by.user.pk != current.pk:
        raise NotNow(_("Only the person can change their own name."))
    if current.version != version:
        raise Changed({"name": current.name}, current.version)
    current.name = name
    current.version += 1
    current.save(update_fields=["name", "version"])
    record(What.USER_CHANGED, by=by, subject=current, fields=["name"])
    return current


@transaction.atomic
def erase_user(user: User, *, by: Viewer) -> None:
    """Take a person's name, address and ways of signing in out of the house. What they decided and recorded stays."""
    user.name = _("somebody who left")
    user.email = f"{uuid4()}@erased.invalid"
    user.is_active = False
    user.set_unusable_password()
    user.save()
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=user).delete()
    record(What.USER_ERASED, by=by, subject=user)


@transaction.atomic
def choose_digest(user: User, *, wants: bool) -> None:
    """Have the weekly letter, or not. By the person, or by the link in a letter."""
    current = User.objects.select_for_update().get(pk=user.pk)
    current.wants_digest = wants
    current.save(update_fields=["wants_digest"])
    record(What.USER_CHANGED, by=current, subject=current, fields=["wants_digest"])


def note_digest_sent(user: User, *, today: date) -> bool:
    """Note that a letter goes out today. False where another process has noted it already."""
    waiting = User.objects.filter(pk=user.pk, wants_digest=True, digest_sent_on=user.digest_sent_on)
    return waiting.update(digest_sent_on=today) == 1
