"""Rounds as those who take part see them, and the links that leads look after."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer

from ..access import is_closed, may_show_words
from ..enums import Status
from ..models import Answer, FacilitatedSession, Group, Link, Response, Round, Tally
from .pointing import pointed_in


def rounds_for(viewer: Viewer) -> QuerySet[Round]:
    """The rounds that this person may see. A round being prepared is its leads' own."""
    seen = Round.objects.visible_to(viewer).select_related(
        "journey__organisation__statement", "guide_version", "decision"
    )
    return seen.filter(
        ~Q(status=Status.DRAFT) | Q(journey__participants__user=viewer.user, journey__participants__right=Right.LEAD)
    ).distinct()


def closed(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Those that were closed by a person, or by the end of their last day."""
    return rounds.filter(Q(status=Status.CLOSED) | Q(status=Status.OPEN, closes_on__lt=timezone.localdate()))


def groups_for(viewer: Viewer) -> QuerySet[Group]:
    """Groups of the rounds that this person may see."""
    return Group.objects.filter(round__in=rounds_for(viewer)).select_related(
        "perspective", "round__journey__organisation", "round__guide_version"
    )


def _summed(found: QuerySet) -> Coalesce:
    people = found.annotate(number=Sum("people")).values("number")
    return Coalesce(Subquery(people), 0, output_field=IntegerField())


def groups_with_answered(round_: Round) -> QuerySet[Group]:
    """Groups with how many people began to answer, without what was set aside. Said together by four counts four."""
    heard = Response.objects.filter(Q(link=None) | Q(link__not_heard_why=""), group=OuterRef("pk"))
    begun = heard.filter(Exists(Answer.objects.filter(response=OuterRef("pk")))).order_by().values("group")
    held = FacilitatedSession.objects.filter(Exists(Tally.objects.filter(session=OuterRef("pk"))), group=OuterRef("pk"))
    rooms = held.order_by().values("group")
    answered = _summed(begun) + _summed(rooms)
    return (
        Group.objects.filter(round=round_)
        .select_related("perspective")
        .annotate(answered=answered)
        .order_by("perspective__order", "pk")
    )


def links_for(viewer: Viewer) -> QuerySet[Link]:
    """Links of the rounds that this person may see. Who may use them is the action's question."""
    return Link.objects.filter(group__round__in=rounds_for(viewer)).select_related(
        "group__perspective", "group__round__journey", "group__round__guide_version"
    )


def links_of(round_: Round) -> QuerySet[Link]:
    links = Link.objects.filter(group__round=round_).select_related("group__perspective", "group__round")
    return links.annotate(came=Count("responses")).order_by(
        "-kind", "group__perspective__order", "number", "for_whom", "pk"
    )


def words_to_moderate(round_: Round) -> QuerySet[Answer]:
    """Words of a closed round, for a lead who may keep one back. None before the day that people were told, or after it."""
    if not is_closed(round_) or not may_show_words(round_):
        return Answer.objects.none()
    return _words(round_)


def in_looking_order(round_: Round) -> list[tuple[UUID, tuple[str, ...]]]:
    """The comments that a lead may keep back, those first in which something may tell who somebody is, with what it is."""
    words = words_to_moderate(round_).values_list("pk", "words")
    found = [(pk, pointed_in(text, round_)) for pk, text in words]
    return sorted(found, key=lambda each: not each[1])


def answers_by_id(round_: Round, pks: Sequence[UUID]) -> dict[UUID, Answer]:
    return {answer.pk: answer for answer in words_to_moderate(round_).filter(pk__in=pks)}


def _words(round_: Round) -> QuerySet[Answer]:
    said = Answer.objects.filter(response__group__round=round_).exclude(words="")
    return said.select_related("response__group__perspective").order_by("prompt", "pk")


def words_arriving(round_: Round) -> QuerySet[Answer]:
    """Words as they arrive, without standings, for the safeguarding contact."""
    return _words(round_).only("words", "prompt", "response__group__perspective__name")
