from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from .models import User


def has_users() -> bool:
    """Whether anybody has an account. The cast of the demonstration does not count."""
    return User.objects.filter(is_sample=False).exists()


def user_with_email(email: str) -> User | None:
    """The person with this address, however it is capitalised."""
    return User.objects.filter(email=email.strip().casefold()).first()


def names_of(users: set) -> dict:
    """The names of users by their id, for telling events."""
    return dict(User.objects.filter(pk__in=users - {None}).values_list("pk", "name"))


def waiting_for_digest(*, before: date) -> QuerySet[User]:
    """Who may have a weekly letter now: those who want it and had none since that day. Never the cast of the demonstration."""
    quiet = Q(digest_sent_on=None) | Q(digest_sent_on__lte=before)
    return User.objects.filter(quiet, wants_digest=True, is_active=True, is_sample=False).order_by("pk")


def user_by_id(pk: UUID) -> User | None:
    return User.objects.filter(pk=pk).first()
