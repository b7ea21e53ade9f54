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
