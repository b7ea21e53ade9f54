from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Prefetch, Q, QuerySet, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.ecocycle import furthest_first
from holdfast.people.access import Viewer
from holdfast.ui.documents import Document, Heading, Note, PictureSection, Section, Table, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.ecocycle import Mark, draw_ecocycle, finding_of

from ..enums import Precision, SittingStatus
from ..models import Activity, Journey, Participant, Perspective, Placement, Sitting


@dataclass(frozen=True)
class Placed:
    """One thing of a revealed sitting, as everybody sees it."""

    activity: Activity
    placements: tuple[Placement, ...]
    drawing: Drawing
    is_wide: bool


def sittings_for(viewer: Viewer) -> QuerySet[Sitting]:
    """Sittings of the journeys that this person takes part in."""
    visible = Sitting.objects.filter(journey__in=Journey.objects.visible_to(viewer))
    return visible.select_related("journey__organisation", "opened_by").prefetch_related("activities")


def sittings_of(journey: Journey) -> QuerySet[Sitting]:
    """Newest first; those with no known day last. One that is still open is at the top."""
    found = Sitting.objects.filter(journey=journey).select_related("opened_by").prefetch_related("activities")
    open_first = Case(When(status=SittingStatus.OPEN, then=0), default=1)
    return found.order_by(open_first, F("held_on").desc(nulls_last=True), "-opened_at", "pk")


def open_sitting(journey: Journey) -> Sitting | None:
    return sittings_of(journey).filter(status=SittingStatus.OPEN).first()


def last_revealed(journey: Journey) -> Sitting | None:
    return sittings_of(journey).filter(status=SittingStatus.REVEALED).first()


def names_to_place(journey: Journey) -> list[str]:
    """What a next sitting may ask about: what was placed last time, and the strands."""
    last = last_revealed(journey)
    names = [each.name for each in last.activities.all()] if last else []
    return list(dict.fromkeys([*names, *(strand.name for strand in journey.strands.all())]))


def activities_for(viewer: Viewer) -> QuerySet[Activity]:
    visible = Activity.objects.filter(sitting__journey__in=Journey.objects.visible_to(viewer))
    return visible.select_related("sitting__journey__organisation")


def placements_for(viewer: Viewer) -> QuerySet[Placement]:
    """What this person wrote, for themselves or for a group: nobody else can take it back."""
    mine = Q(by_user=viewer.user) | Q(entered_by=viewer.user)
    visible = Placement.objects.filter(mine, activity__sitting__journey__in=Journey.objects.visible_to(viewer))
    return visible.select_related("activity__sitting__journey")


def own_placements(sitting: Sitting, viewer: Viewer) -> list[tuple[Activity, Placement | None, list[Placement]]]:
    """Each thing with this person's own placement, and what they wrote down for groups. Never anybody else's."""
    written = defaultdict(list)
    own = {}
    for placement in placements_for(viewer).filter(activity__sitting=sitting):
        if viewer.user is not None and placement.by_user_id == viewer.user.pk:
            own[placement.activity_id] = placement
        else:
            written[placement.activity_id].append(placement)
    return [(each, own.get(each.pk), written[each.pk]) for each in sitting.activities.all()]


def still_to_place(sitting: Sitting, viewer: Viewer) -> list[Activity]:
    return [activity for activity, own, _written in own_placements(sitting, viewer) if own is None]


def how_many_placed(sitting: Sitting) -> tuple[int, int, int]:
    """People who placed something, groups heard together, and people who take part with an account. No names before the reveal."""
    placements = Placement.objects.filter(activity__sitting=sitting)
    people = placements.filter(people=1).values("placed_by", "by_user").distinct().count()
    groups = placements.filter(people__gt=1).values("perspective").distinct().count()
    invited = Participant.objects.filter(journey=sitting.journey_id, left_on=None, user__isnull=False)
    return people, groups, invited.count()


def not_heard(sitting: Sitting) -> list[Perspective]:
    """Whose side nobody spoke for: perspectives of the journey without a placement."""
    heard = Placement.objects.filter(activity__sitting=sitting).exclude(perspective=None).values("perspective")
    return list(Perspective.objects.filter(journey=sitting.journey_id).exclude(pk__in=heard))


def placed_at(sitting: Sitting) -> list[Placed]:
    """All placements of a revealed sitting, furthest apart first. Empty before the reveal, whoever asks."""
    if sitting.status != SittingStatus.REVEALED:
        return []
    rows = Prefetch("placements", Placement.objects.order_by("order", "placed_on", "placed_by", "pk"))
    activities = list(Activity.objects.filter(sitting=sitting).prefetch_related(rows))
    previous = _previous(sitting)
    before = _places_of(previous) if previous else {}
    things = [[each.place for each in activity.placements.all() if each.place] for activity in activities]
    return [
        _placed(activities[index], before, sitting, previous, number)
        for number, index in enumerate(furthest_first(things))
    ]


def _placed(activity: Activity, before: dict, sitting: Sitting, previous: Sitting | None, number: int) -> Placed:
    placements = tuple(activity.placements.all())
    marks = [_mark(each, before.get((activity.name.casefold(), _who(each)), "")) for each in placements]
    told = _told(sitting, previous if any(mark.before for mark in marks) else None)
    drawing = draw_ecocycle(activity.name, marks, told=told, prefix=f"eco{number}")
    return Placed(activity, placements, drawing, len({each.place for each in placements if each.place}) > 1)


def _mark(placement: Placement, before: str) -> Mark:
    role = placement.role
    if placement.source:
        day = date_in_words(placement.placed_on, placement.precision)
        role = ", ".join(each for each in (placement.role, day, placement.source) if each)
    return Mark(
        who=placement.placed_by,
        place=placement.place,
        role=role,
        before=before,
        words=placement.note,
        people=placement.people,
        silence=placement.get_silence_display(),
    )


def _who(placement: Placement) -> tuple[object, ...]:
    """The same person, or the same group, in another sitting."""
    if placement.people > 1:
        return ("group", placement.perspective_id)
    return ("person", placement.by_user_id) if placement.by_user_id else ("name", placement.placed_by, placement.role)


def _previous(sitting: Sitting) -> Sitting | None:
    earlier = sittings_of(sitting.journey).filter(status=SittingStatus.REVEALED).exclude(pk=sitting.pk)
    if sitting.held_on is None:  # a record that tells no day: in the order in which it tells them
        return earlier.filter(held_on=None, opened_at__lt=sitting.opened_at).first()
    return earlier.filter(
        Q(held_on__lt=sitting.held_on) | Q(held_on=sitting.held_on, opened_at__lt=sitting.opened_at)
    ).first()


def _places_of(sitting: Sitting) -> dict:
    found = Placement.objects.filter(activity__sitting=sitting).select_related("activity").exclude(place="")
    return {(each.activity.name.casefold(), _who(each)): each.place for each in found}


def _told(sitting: Sitting, previous: Sitting | None) -> str:
    day = date_in_words(sitting.held_on, sitting.precision)
    if sitting.source:
        told = _("As the record tells it, %(day)s. %(source)s") if day else _("As the record tells it. %(source)s")
        told = told % {"day": day, "source": sitting.source}
    else:
        told = _("Placed apart, then looked at together, %(day)s.") % {"day": day}
    if previous is None:
        return told
    earlier = date_in_words(previous.held_on, previous.precision)
    if not earlier:
        return f"{told} " + _("Hollow: where the same person or group placed it before.")
    return f"{told} " + _("Hollow: where the same person or group placed it before, %(day)s.") % {"day": earlier}


def date_in_words(day: date | None, precision: str) -> str:
    """A date said no more exactly than it is known."""
    if day is None or precision == Precision.UNKNOWN:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.DAY:
        return date_format(day, "j F Y")
    if precision == Precision.QUARTER:
        words = {"quarter": (day.month - 1) // 3 + 1, "year": day.year}
        return _("the %(quarter)s. quarter of %(year)s") % words
    month = date_format(day, "F Y")
    return _("about %(month)s") % {"month": month} if precision == Precision.ABOUT else month


def findings_of(sitting: Sitting) -> list[str]:
    """One sentence for each thing, furthest apart first, without drawing anything."""
    if sitting.status != SittingStatus.REVEALED:
        return []
    activities = list(Activity.objects.filter(sitting=sitting).prefetch_related("placements"))
    marks = [[_mark(each, "") for each in activity.placements.all()] for activity in activities]
    order = furthest_first([[mark.place for mark in each if mark.place] for each in marks])
    return [finding_of(activities[index].name, marks[index]) for index in order]


def ecocycle_sections(sitting: Sitting) -> tuple[Section, ...]:
    """A revealed sitting for a report or a handover: pictures furthest apart first, words, notes. Empty before the reveal."""
    placed = placed_at(sitting)
    if not placed:
        return ()
    sections: list[Section] = [
        Heading(sitting.title or _("On the ecocycle")),
        Text((_told(sitting, None), _("No phase is better than another. Where people differ is where to talk first."))),
    ]
    for each in placed:
        shown = PictureSection(each.drawing) if each.placements else Text((_("Nobody placed it."),))
        sections += [Heading(each.activity.name, 3), shown, *_notes(each.activity)]
    silent = ", ".join(str(perspective) for perspective in not_heard(sitting))
    return (*sections, Note(_("Not heard here: %(who)s.") % {"who": silent})) if silent else tuple(sections)


def _notes(activity: Activity) -> list[Section]:
    notes = (
        (_("What to nourish"), activity.nourish),
        (_("What to let go"), activity.let_go),
        (_("What to begin"), activity.begin),
    )
    rows = tuple((name, words) for name, words in notes if words)
    caption = _("%(name)s: written together") % {"name": activity.name}
    return [Table(caption, (_("What for"), _("What was written")), rows)] if rows else []


def journey_ecocycle_sections(journey: Journey) -> tuple[Section, ...]:
    """The last revealed sitting of a journey, for a handover or a report."""
    sitting = last_revealed(journey)
    return ecocycle_sections(sitting) if sitting else ()


def sitting_document(sitting: Sitting) -> Document:
    day = date_in_words(sitting.held_on, sitting.precision)
    return Document(
        title=_("%(journey)s on the ecocycle") % {"journey": sitting.journey.name},
        subtitle=day,
        organisation=sitting.journey.organisation.name,
        sections=ecocycle_sections(sitting),
    )
