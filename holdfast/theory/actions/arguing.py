"""A case for change: begun from what the journey knows, then written by people. No point can be surer than its claim."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.evidence.models import Claim
from holdfast.journeys.access import own_part, require
from holdfast.journeys.actions.replying import forget_replies
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import OWN_KNOWN, CasePart, Known
from ..models import CaseForChange, Point
from ..queries.composing import Proposed, proposals_for
from ..queries.sayings import OF_ROUNDS

MOST_CASES = 30
MOST_POINTS = 60


@dataclass(frozen=True)
class Asking:
    """What a case asks for, and of whom."""

    title: str
    to_whom: str = ""
    asked_for: str = ""


@dataclass(frozen=True)
class Pointed:
    """A point as somebody writes it."""

    part: str
    text: str
    claim: Claim | None = None
    known: str = Known.NOT_KNOWN
    source: str = ""


@transaction.atomic
def begin_case(journey: Journey, *, by: Viewer, asking: Asking) -> CaseForChange:
    """Begin a case from the theory, rounds, claims and decisions: a first version, for people to change."""
    require(by, Permission.CASE_KEEP, journey)
    if journey.cases.count() >= MOST_CASES:
        raise NotNow(_("A journey holds at most %(most)s cases for change.") % {"most": MOST_CASES})
    case = CaseForChange.objects.create(journey=journey, participant=own_part(by, journey), **asdict(asking))
    record(What.CASE_BEGUN, by=by, subject=case, journey=journey.pk)
    _add(case, [each for each in proposals_for(case, by) if each.comes_first], by)
    remember_case(case)
    return case


@transaction.atomic
def change_case(case: CaseForChange, *, by: Viewer, asking: Asking, version: int) -> CaseForChange:
    """Change what is asked, and of whom."""
    require(by, Permission.CASE_KEEP, case.journey)
    current = CaseForChange.objects.select_for_update().get(pk=case.pk)
    said = asdict(asking)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in said}, current.version)
    for name, value in said.items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    record(What.CASE_CHANGED, by=by, subject=current, journey=current.journey_id, fields=list(said))
    remember_case(current)
    return current


@transaction.atomic
def take_out_case(case: CaseForChange, *, by: Viewer) -> None:
    """Take a case out. What it was put together from stays where it is."""
    require(by, Permission.CASE_KEEP, case.journey)
    pk, journey = case.pk, case.journey
    for about in [pk, *case.points.values_list("pk", flat=True)]:
        forget_replies(journey, str(about))
    case.delete()
    forget(subject=pk)
    record(What.CASE_TAKEN_OUT, by=by, subject=pk, journey=journey.pk)


@transaction.atomic
def add_proposed(case: CaseForChange, *, by: Viewer, origin: str) -> Point:
    """Add something that the journey offers and the case does not hold yet."""
    require(by, Permission.CASE_KEEP, case.journey)
    CaseForChange.objects.select_for_update().get(pk=case.pk)
    found = [each for each in proposals_for(case, by) if each.origin == origin]
    if not found:
        raise NotNow(_("That is in the case already, or not there any more."))
    point = _add(case, found, by)[0]
    remember_case(case)
    return point


@transaction.atomic
def add_point(case: CaseForChange, *, by: Viewer, pointed: Pointed) -> Point:
    """Add a point in one's own words."""
    require(by, Permission.CASE_KEEP, case.journey)
    CaseForChange.objects.select_for_update().get(pk=case.pk)
    _is_known_so(case.journey, pointed, kept="")
    values = vars(pointed)
    point = Point.objects.create(case=case, order=_next(case), participant=own_part(by, case.journey), **values)
    record(What.POINT_ADDED, by=by, subject=point, journey=case.journey_id)
    remember_case(case)
    return point


@transaction.atomic
def change_point(point: Point, *, by: Viewer, pointed: Pointed, version: int) -> Point:
    """Change the words of a point, or what it rests on. How much is known of it follows from that."""
    require(by, Permission.CASE_KEEP, point.case.journey)
    current = Point.objects.select_for_update().get(pk=point.pk)
    if current.version != version:
        theirs = {name: getattr(current, name) for name in ("part", "text", "known", "source")}
        raise Changed({**theirs, "claim": str(current.claim_id or "")}, current.version)
    _is_known_so(point.case.journey, pointed, kept=current.known)
    changed = [name for name, value in vars(pointed).items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, getattr(pointed, name))
    current.participant = own_part(by, point.case.journey)
    current.version += 1
    current.save()
    record(What.POINT_CHANGED, by=by, subject=current, journey=point.case.journey_id, fields=changed)
    remember_case(current.case)
    return current


@transaction.atomic
def take_out_point(point: Point, *, by: Viewer) -> None:
    """Take a point out. What it came from is offered again."""
    require(by, Permission.CASE_KEEP, point.case.journey)
    case, pk = point.case, point.pk
    forget_replies(case.journey, str(pk))
    point.delete()
    record(What.POINT_TAKEN_OUT, by=by, subject=pk, journey=case.journey_id)
    remember_case(case)


@transaction.atomic
def move_point_up(point: Point, *, by: Viewer) -> None:
    """Put a point before the one that stands above it in its part."""
    require(by, Permission.CASE_KEEP, point.case.journey)
    CaseForChange.objects.select_for_update().get(pk=point.case_id)
    points = list(Point.objects.filter(case=point.case_id, part=point.part).order_by("order", "pk"))
    place = [each.pk for each in points].index(point.pk)
    if place == 0:
        raise NotNow(_("It stands first already."))
    points[place - 1], points[place] = points[place], points[place - 1]
    for order, each in enumerate(points):
        each.order = order
    Point.objects.bulk_update(points, ["order"])
    record(What.POINT_CHANGED, by=by, subject=point, journey=point.case.journey_id, fields=["order"])


@transaction.atomic
def take_case(case: CaseForChange, *, by: Viewer) -> None:
    """Let somebody take the case as a file, and keep a trace that they did."""
    require(by, Permission.REPORT_MAKE, case.journey)
    record(What.CASE_TAKEN, by=by, subject=case, journey=case.journey_id)


def _is_known_so(journey: Journey, pointed: Pointed, *, kept: str) -> None:
    """What is more than plausible rests on a claim. That something was said or decided nobody can say of words of their own."""
    if pointed.claim is not None:
        if pointed.claim.journey_id != journey.pk:
            raise NotNow(_("That claim belongs to another journey."))
        return
    if pointed.known not in OWN_KNOWN and pointed.known != kept:
        raise NotNow(
            _("Without a claim, a point is hoped, plausible or not known yet. Choose a claim that it rests on.")
        )


def _next(case: CaseForChange) -> int:
    if case.points.count() >= MOST_POINTS:
        raise NotNow(_("A case holds at most %(most)s points. Two pages hold far fewer.") % {"most": MOST_POINTS})
    return (case.points.aggregate(last=Max("order"))["last"] or 0) + 1


def _add(case: CaseForChange, proposed: Iterable[Proposed], by: Viewer) -> list[Point]:
    part = own_part(by, case.journey)
    made = []
    for each in proposed:
        point = Point.objects.create(case=case, order=_next(case), participant=part, **each.values())
        record(What.POINT_ADDED, by=by, subject=point, journey=case.journey_id)
        made.append(point)
    return made


def remember_case(case: CaseForChange) -> None:
    """What is found of a case. What groups said is found where the round is, so that nothing stays here when that may not be shown."""
    points = [f"{CasePart(each.part).label}: {each.text}" for each in case.points.exclude(OF_ROUNDS)]
    remember(
        "case",
        subject=case.pk,
        journey=case.journey_id,
        title=case.title,
        text="\n".join([case.to_whom, case.asked_for, *points]),
        path=reverse("theory:case", args=[case.pk]),
        happened_on=case.begun_on,
    )
