"""What people who answer do, by their link. No user, no time and no address comes near any of it."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.memory.actions import forget
from holdfast.people.access import new_secret, secret_hash
from holdfast.ui.refusals import Changed, NotNow
from holdfast.ui.words import cleaned

from ..access import is_closed, is_open, is_usable
from ..enums import Entry, LinkKind, Mode
from ..models import Answer, Link, Response, Round

LONGEST = 10_000


def print_of(words: str) -> str:
    """A short print of words, to see whether another device changed them since a page was loaded."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


@transaction.atomic
def begin(link: Link) -> tuple[Response, str]:
    """Begin to answer by a shared or personal link. Returns the response and the secret that opens it again."""
    current = Link.objects.select_for_update(of=("self",)).select_related("group__round").get(pk=link.pk)
    if not is_usable(current):
        raise NotNow(_("This link can no longer be used."))
    is_personal, round_ = current.kind == LinkKind.PERSONAL, current.group.round
    if is_personal and current.used:
        raise NotNow(
            _("Somebody has begun to answer by this link already. To go on, use the private link or the twelve words.")
        )
    if is_personal:
        current.used = True
        current.save(update_fields=["used"])
    is_named = is_personal and round_.mode == Mode.NAMED
    secret = new_secret()
    response = Response.objects.create(
        group=current.group,
        link=None if is_personal else current,
        name=current.for_whom if is_named else "",
        entry=Entry.OWN_DEVICE,
        secret_hash=secret_hash(secret),
    )
    return response, secret


def _require_open(response: Response) -> Round:
    """The round of a response, locked against closing while an answer is saved."""
    round_ = Round.objects.select_for_update().get(pk=response.group.round_id)
    if not is_open(round_):
        raise NotNow(_("This round has closed. What you saved before is kept."))
    return round_


@transaction.atomic
def save_answer(
    response: Response, *, prompt: str, standing: str, silence: str, words: str, was: str, writer: str
) -> None:
    """Save one answer. If another device changed its words since this page was loaded, both texts are shown."""
    _require_open(response)
    words = cleaned(words)
    answer = Answer.objects.select_for_update().filter(response=response, prompt=prompt).first()
    if answer is None and not (standing or silence or words):
        return
    answer = answer or Answer(response=response, prompt=prompt)
    if answer.writer not in {"", writer} and print_of(answer.words) != was and answer.words != words:
        raise Changed({"words": answer.words}, 0)
    answer.standing, answer.silence, answer.words, answer.writer = standing, silence, words, writer
    answer.save()


@transaction.atomic
def finish(response: Response, *, may_quote: bool) -> None:
    """Say that one is done, and whether words may be quoted. One can still come back while the round is open."""
    _require_open(response)
    response.may_quote, response.finished = may_quote, True
    response.save(update_fields=["may_quote", "finished"])


@transaction.atomic
def delete_response(response: Response) -> None:
    """Delete everything, while the round is open."""
    _require_open(response)
    response.delete()


@transaction.atomic
def withdraw_words(response: Response) -> None:
    """Take one's words away after closing: they leave every page and later document. What was chosen stays as a count."""
    if not is_closed(response.group.round):
        raise NotNow(_("The round is open: change your words, or delete everything."))
    for answer in response.answers.all():
        forget(subject=answer.pk)
    response.answers.update(words="", withheld_why="", writer="")
    response.words_withdrawn, response.may_quote = True, False
    response.save(update_fields=["words_withdrawn", "may_quote"])
