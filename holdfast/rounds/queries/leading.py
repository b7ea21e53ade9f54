"""Rounds as those who take part see them, and the links that leads look after."""

from django.db.models import Count, Q, QuerySet

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer

from ..enums import Status
from ..models import Answer, Group, Link, Round


def rounds_for(viewer: Viewer) -> QuerySet[Round]:
    """The rounds that this person may see. A round being prepared is its leads' own."""
    seen = Round.objects.visible_to(viewer).select_related("journey__organisation__statement", "guide_version")
    return seen.filter(
        ~Q(status=Status.DRAFT) | Q(journey__participants__user=viewer.user, journey__participants__right=Right.LEAD)
    ).distinct()


def groups_for(viewer: Viewer) -> QuerySet[Group]:
    """Groups of the rounds that this person may see."""
    return Group.objects.filter(round__in=rounds_for(viewer)).select_related(
        "perspective", "round__journey__organisation", "round__guide_version"
    )


def groups_with_answered(round_: Round) -> QuerySet[Group]:
    """Groups with how many began to answer, without what was set aside."""
    heard = Q(responses__link=None) | Q(responses__link__not_heard_why="")
    answered = Count("responses", filter=heard & Q(responses__answers__isnull=False), distinct=True)
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
    return links.annotate(came=Count("responses")).order_by("group__perspective__order", "kind", "number", "for_whom")


def words_to_moderate(round_: Round) -> QuerySet[Answer]:
    """Words of a closed round, for a lead who may keep one back."""
    return (
        Answer.objects.filter(response__group__round=round_)
        .exclude(words="")
        .select_related("response__group__perspective")
        .order_by("prompt", "pk")
    )


def words_arriving(round_: Round) -> QuerySet[Answer]:
    """Words as they arrive, without standings, for the safeguarding contact."""
    return words_to_moderate(round_).only("words", "prompt", "response__group__perspective__name")


def answers_for(viewer: Viewer) -> QuerySet[Answer]:
    return Answer.objects.filter(response__group__round__in=rounds_for(viewer)).select_related(
        "response__group__round__journey"
    )
