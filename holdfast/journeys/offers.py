"""What journeys show on a journey's first page, and what of them may need somebody this week."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part
from holdfast.ui.shortening import shortened

from . import queries
from .access import may, participation
from .enums import HandoverStatus, Kind, Move, Stage
from .models import Decision, Journey, Participant, Promise, Spell
from .queries import handover_document
from .queries.offered import within

MOST_DUE = 10
YOUNG = 60  # days
MOST_QUESTIONS = 2
LAST_MOMENTS = 3
MOST_SINCE = 60


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """Where it stands, the ecocycle, whom it needs, what happened last, and what was promised."""
    if participation(viewer, journey) is None:
        return []
    return [
        *_handed_on(journey, viewer),
        *_tried_before(journey, viewer),
        _where_it_stands(journey, viewer),
        _on_the_ecocycle(journey, viewer),
        _who_it_needs(journey, viewer),
        _moments(journey, viewer),
        _promised(journey),
    ]


def _handed_on(journey: Journey, viewer: Viewer) -> list[dict]:
    """An offer that waits for this person, what somebody left behind who is gone, or what they prepare themselves."""
    if not queries.open_handovers(journey, viewer).exists():
        return []
    own = queries.own_handover(journey, viewer)
    offered = queries.offered_to(journey, viewer)
    left = queries.left_behind(journey, viewer)
    found = offered or left or own
    if found is None:
        return []
    panel = {"order": 5, "template": "journeys/handover/panel.html", "handover": found}
    said = [reverse("journeys:handover", args=[offered.pk])] if offered else []
    return [{**panel, "offered": offered, "left": left and not offered, "said": said}]


def _tried_before(journey: Journey, viewer: Viewer) -> list[dict]:
    """In its first weeks: what rests or has ended elsewhere with the same framework or in the same place."""
    is_young = journey.kind == Kind.LIVED and (timezone.now() - journey.started_at).days < YOUNG
    if not is_young or not (journey.frameworks or journey.place):
        return []
    found = queries.tried_before(viewer, frameworks=journey.frameworks, place=journey.place)
    tried = [each for each in found if each.strand.journey_id != journey.pk]
    return [{"order": 12, "template": "journeys/panel_tried.html", "tried": tried}] if tried else []


def _where_it_stands(journey: Journey, viewer: Viewer) -> dict:
    strands = queries.strands_of(journey)
    return {
        "order": 10,
        "template": "journeys/panel_path.html",
        "strands": [(strand, queries.current_spells(strand)) for strand in strands],
        "positions": queries.positions_of(journey),
        "drawing": queries.path_of(strands),
        "may_place": may(viewer, Permission.SPELL_PLACE, journey),
        "today": timezone.localdate(),
    }


def _who_it_needs(journey: Journey, viewer: Viewer) -> dict:
    """What the map shows in a sentence, and at most two questions that are open."""
    needed = list(queries.authorisers_of(journey))
    drawing = queries.authorising_map(needed)
    asked = [each for each in queries.questions_of(journey, needed=needed) if not each.reply]
    return {
        "order": 30,
        "template": "journeys/panel_authorising.html",
        "finding": drawing.title if drawing else "",
        "questions": asked[:MOST_QUESTIONS],
        "may_answer": may(viewer, Permission.CONVERSATION_RECORD, journey),
        "perhaps": _needs(journey, viewer, drawing is None, bool(asked)),
    }


def _needs(journey: Journey, viewer: Viewer, is_empty: bool, is_asked: bool) -> list[tuple[str, str]]:
    path = reverse("journeys:authorising", args=[journey.pk])
    if is_empty and may(viewer, Permission.AUTHORISER_NOTE, journey):
        return [(_("Name those who must say yes, fund it, lend something, or turn up."), path)]
    if is_asked and may(viewer, Permission.CONVERSATION_RECORD, journey):
        return [(_("Answer a question about those whom it needs."), path)]
    return []


def _on_the_ecocycle(journey: Journey, viewer: Viewer) -> dict:
    """What waits for this person to place, and what was seen furthest apart last time."""
    sitting, last = queries.open_sitting(journey), queries.last_revealed(journey)
    waiting = len(queries.still_to_place(sitting, viewer)) if sitting else 0
    place = _("Say where you see things on the ecocycle. It takes about five minutes.")
    return {
        "order": 15,
        "template": "journeys/ecocycle/panel.html",
        "sitting": sitting,
        "waiting": waiting,
        "perhaps": [(place, reverse("journeys:sitting", args=[sitting.pk]))] if sitting and waiting else [],
        "findings": queries.findings_of(last)[:2] if last else [],
        "last": last,
    }


def _moments(journey: Journey, viewer: Viewer) -> dict:
    return {
        "order": 35,
        "template": "journeys/panel_moments.html",
        "moments": list(queries.moments_of(journey)[:LAST_MOMENTS]),
        "may_place": may(viewer, Permission.MOMENT_PLACE, journey),
    }


def _promised(journey: Journey) -> dict:
    waiting = Q(answered_on=None)
    promises = queries.promises_of(journey)
    return {
        "order": 40,
        "template": "journeys/panel_promises.html",
        "promises": list(promises[:3]),
        "waiting": promises.filter(waiting).count(),
    }


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """What somebody who takes the journey on should know of it, in the order in which it is read."""
    if participation(viewer, journey) is None:
        return []
    return [
        Part(10, handover_document.letter_sections(journey, viewer)),
        Part(20, handover_document.aim_sections(journey)),
        Part(30, queries.standing_sections(journey)),
        Part(40, queries.path_sections(journey)),
        Part(50, handover_document.people_sections(journey)),
        Part(60, queries.authorising_sections(journey)),
        Part(70, handover_document.open_sections(journey)),
        Part(80, handover_document.decisions_sections(journey)),
        Part(90, handover_document.tried_sections(journey)),
        Part(100, handover_document.moments_sections(journey)),
        Part(130, handover_document.ecocycle_sections(journey)),
        Part(140, queries.forecast_sections(journey)),
    ]


def documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Where more stands: (what, of which day, where)."""
    if participation(viewer, journey) is None:
        return []
    pages = (
        (_("The path, as a picture"), "journeys:path"),
        (_("The journey map, with feelings that their owners share"), "journeys:map"),
        (_("Decisions and promises"), "journeys:decisions"),
        (_("Who it needs"), "journeys:authorising"),
        (_("The ecocycle, every sitting"), "journeys:ecocycle"),
        (_("What happened here, who did what"), "journeys:events"),
    )
    return [(what, "", reverse(name, args=[journey.pk])) for what, name in pages]


def due(viewer: Viewer, today: date, journey: Journey | None = None) -> list[tuple[str, str]]:
    """Promises without an answer, and decisions to look at again, in journeys where this person can write: (sentence, path)."""
    rights = rights_with(Permission.CONVERSATION_RECORD)
    mine = Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights)
    journeys = Journey.objects.filter(participants__in=mine)
    journeys = journeys if journey is None else journeys.filter(pk=journey.pk)
    soon = today + timedelta(days=7)
    lines = []
    waiting = Promise.objects.filter(journey__in=journeys, answered_on=None, due_on__lte=soon).select_related("journey")
    for promise in waiting.order_by("due_on")[:MOST_DUE]:
        words = {"journey": promise.journey.name, "what": shortened(promise.what)}
        lines.append((_("%(journey)s: a promise has no answer yet: %(what)s") % words, _decisions(promise.journey_id)))
    again = Decision.objects.filter(journey__in=journeys, look_again_on__range=(today, soon)).select_related("journey")
    for decision in again.order_by("look_again_on")[:MOST_DUE]:
        words = {"journey": decision.journey.name, "what": shortened(decision.what)}
        lines.append(
            (_("%(journey)s: time to look again at a decision: %(what)s") % words, _decisions(decision.journey_id))
        )
    return [*_handovers_due(viewer, today, journey), *lines]


def _handovers_due(viewer: Viewer, today: date, journey: Journey | None) -> list[tuple[str, str]]:
    """An offer that waits for this person's answer; one's own that nobody has answered in two weeks."""
    lines = []
    waiting = Q(status=HandoverStatus.OFFERED, successor__user=viewer.user)
    slow = Q(status=HandoverStatus.OFFERED, writer__user=viewer.user, offered_on__lte=today - timedelta(days=14))
    for each in within(queries.handovers_for(viewer).filter(waiting | slow), journey)[:MOST_DUE]:
        words = {"journey": each.journey.name, "name": each.writer.known_as}
        if each.writer.user_id == getattr(viewer.user, "pk", None):
            sentence = _("%(journey)s: nobody has answered your offer to hand it on.") % words
        else:
            sentence = _("%(journey)s: %(name)s asks whether you take it on.") % words
        lines.append((sentence, reverse("journeys:handover", args=[each.pk])))
    return lines


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """What has happened since a day, for the page of a meeting: (heading, sentence, path). Everybody who takes part may read it."""
    return [*_happened(journey, day), *_moved(journey, day), *_said_of_those_needed(journey, day), *_open(journey)]


def _happened(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """Moments, but for those of rounds and meetings, which tell of themselves."""
    moments = queries.moments_since(journey, day).exclude(subject_kind__in=("round", "meeting"))
    return [(_("Moments"), each.title, reverse("journeys:moment", args=[each.pk])) for each in moments[:MOST_SINCE]]


def _moved(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    spells = queries.spells_since(journey, day)[:MOST_SINCE]
    path = reverse("journeys:path", args=[journey.pk])
    words = _("%(strand)s: %(where)s, as placed by %(who)s")
    return [
        (
            _("On the path"),
            words % {"strand": spell.strand.name, "where": _where(spell), "who": spell.placed_by},
            path,
        )
        for spell in spells
    ]


def _where(spell: Spell) -> str:
    return str(Stage(spell.stage).label if spell.move == Move.STAGE else Move(spell.move).label)


def _said_of_those_needed(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    words = _("%(whom)s: %(stands)s, as seen by %(who)s")
    return [
        (
            _("Whom it needs"),
            words
            % {
                "whom": each.authoriser,
                "stands": each.get_stands_display(),
                "who": each.participant.known_as,
            },
            reverse("journeys:authoriser", args=[each.authoriser_id]),
        )
        for each in queries.stances_since(journey, day)[:MOST_SINCE]
    ]


def _open(journey: Journey) -> list[tuple[str, str, str]]:
    """Promises without an answer, and decisions whose day to look again has come or comes within two weeks."""
    path, soon = _decisions(journey.pk), timezone.localdate() + timedelta(days=14)
    promises = queries.promises_of(journey).filter(answered_on=None)[:MOST_SINCE]
    again = queries.decisions_of(journey).filter(look_again_on__lte=soon)[:MOST_SINCE]
    return [
        *((_("Promises without an answer"), shortened(each.what), path) for each in promises),
        *((_("Decisions to look at again"), shortened(each.what), path) for each in again),
    ]


def _decisions(journey: UUID) -> str:
    return reverse("journeys:decisions", args=[journey])
