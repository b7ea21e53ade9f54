"""One letter with what may need somebody this week: never more than once a week, never without something in it, stopped by one press."""

import logging
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.queries.offered import offered
from holdfast.people.access import Viewer, digest_token
from holdfast.people.actions import note_digest_sent
from holdfast.people.models import User
from holdfast.people.queries import waiting_for_digest

DAYS = 7


def lines_for(user: User, today: date) -> list[tuple[str, str]]:
    """What may need this person, as sentences with addresses."""
    viewer = Viewer(user=user)
    return [line for due in offered("due") for line in due(viewer, today)]


def letter_for(user: User, lines: list[tuple[str, str]]) -> EmailMessage:
    """The letter. Mail programs can stop it by themselves (RFC 8058)."""
    stop = f"{settings.HOLDFAST_URL}{reverse('people:digest_stop', args=[digest_token(user)])}"
    listed = [(sentence, f"{settings.HOLDFAST_URL}{path}") for sentence, path in lines]
    body = render_to_string("records/digest.txt", {"user": user, "lines": listed, "stop": stop})
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(_("Holdfast: what may need you this week"), body, None, [user.email], headers=headers)


def send_digests(*, today: date) -> int:
    """Send what is due, where mail is set up. Returns how many letters went out. Run twice, it sends once."""
    if not settings.IS_MAIL_SET_UP:
        return 0
    sent = 0
    for user in waiting_for_digest(before=today - timedelta(days=DAYS)):
        lines = lines_for(user, today)
        if not lines or not note_digest_sent(user, today=today):
            continue
        try:
            letter_for(user, lines).send()
            sent += 1
        except OSError:
            logging.getLogger(__name__).warning("A weekly letter could not be sent; it is tried again next week.")
    return sent
