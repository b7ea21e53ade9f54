"""What somebody who takes a journey on should know, as sections of a document. Its caller checks who may read them."""

from datetime import date

from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.people.access import Viewer
from holdfast.ui.documents import Bullets, Heading, Quote, Section, Table, Text
from holdfast.ui.shortening import shortened

from ..enums import Framework, HandoverStatus, Move, SittingStatus, Way
from ..models import Activity, Decision, Handover, Journey, Participant, Promise
from ..templatetags.journeys import decided_in_words, span_in_words
from .deciding import decisions_of, promises_of
from .ecocycle import date_in_words, journey_ecocycle_sections
from .handover import conversation_of, handovers_of, letter_of, letters_for
from .moments import moments_in_order
from .placing import strands_of
from .placing_document import where_of, who_placed

MOST_DECISIONS, MOST_PROMISES, MOST_MOMENTS = 40, 60, 200


def letter_sections(journey: Journey, viewer: Viewer) -> tuple[Section, ...]:
    """The last letter that this person may read, and what the two said to each other. Everybody may know who handed on to whom."""
    letters = letters_for(journey, viewer)
    parts: list[Section] = []
    for handover in letters[:1]:
        parts += [*_letter(handover), *conversation_sections(handover)]
    done = handovers_of(journey, viewer).filter(status=HandoverStatus.ACCEPTED)
    rows = tuple((_day(each.accepted_on), each.writer.known_as, _named(each.successor)) for each in done)
    if rows:
        header = (_("When"), _("Who handed it on"), _("Who took it on"))
        parts += [Heading(_("Who has led it, one after another")), Table(_("Handed on"), header, rows)]
    return tuple(parts)


def _named(participant: Participant | None) -> str:
    return participant.known_as if participant else ""


def _letter(handover: Handover) -> list[Section]:
    letter = letter_of(handover)
    if not letter:
        return []
    writer = handover.writer
    day = _day(handover.accepted_on or handover.offered_on or handover.begun_on)
    who = ", ".join(each for each in (writer.known_as, writer.role, day) if each)
    parts: list[Section] = [Heading(_("A letter to whoever takes this on"))]
    for part in letter:
        parts += [Heading(part.question, level=3), Quote(part.words, who)]
    return parts


def conversation_sections(handover: Handover) -> list[Section]:
    """What was written down when the two talked, as it was written."""
    talked = [each for each in conversation_of(handover) if each.note and each.note.words]
    if not talked:
        return []
    parts: list[Section] = [Heading(_("What the two said when it was handed on"))]
    for each in talked:
        if each.note:
            who = f"{each.note.written_by.known_as}, {_day(each.note.written_on)}"
            parts += [Heading(each.question, level=3), Quote(each.note.words, who)]
    return parts


def aim_sections(journey: Journey) -> tuple[Section, ...]:
    """What the journey is: for whom, judged by whom, with whom."""
    rows = (
        (_("Better for whom"), journey.better_for),
        (_("Judged by whom"), " ".join(each for each in (journey.judged_by, journey.judged_how) if each)),
        (_("Where"), journey.place),
        (_("Who answers for it"), journey.organisation.name),
        (_("Partners"), ", ".join(journey.partners)),
        (_("It draws on"), ", ".join(_frameworks(journey))),
    )
    told = tuple(row for row in rows if row[1])
    return (Heading(_("What it is")), Table(_("What it is"), (_("About what"), _("As the journey says it")), told))


def _frameworks(journey: Journey) -> list[str]:
    return [str(each.label) for each in Framework if each in journey.frameworks]


def people_sections(journey: Journey) -> tuple[Section, ...]:
    """Who takes part, from which side, with which right. What they are for the journey stands beside whom it needs."""
    found = Participant.objects.filter(journey=journey, left_on=None).select_related("user", "perspective")
    rows = tuple(
        (
            each.known_as,
            each.role,
            str(each.perspective or ""),
            str(each.get_right_display()) if each.user_id else _("does not sign in"),
            date_format(each.joined_on, "F Y"),
        )
        for each in found.order_by("joined_on", "user__name", "name", "pk")
    )
    header = (_("Who"), _("Role"), _("Side"), _("Right"), _("Since"))
    return (Heading(_("Who takes part")), Table(_("Who takes part"), header, rows))


def open_sections(journey: Journey) -> tuple[Section, ...]:
    """What waits for an answer: promises, and decisions to look at again."""
    waiting = list(promises_of(journey).filter(answered_on=None)[:MOST_PROMISES])
    again = list(decisions_of(journey).exclude(look_again_on=None).order_by("look_again_on", "pk")[:MOST_PROMISES])
    parts: list[Section] = [Heading(_("Promises and what is open"))]
    if not waiting and not again:
        return (*parts, Text((_("No promise waits for an answer, and no decision is to be looked at again."),)))
    if waiting:
        header = (_("What"), _("By whom"), _("For whom"), _("When"))
        parts.append(Table(_("Promises that wait for an answer"), header, tuple(_waiting(each) for each in waiting)))
    if again:
        rows = tuple((each.what, each.decided_by, _day(each.look_again_on)) for each in again)
        parts.append(Table(_("Decisions to look at again"), (_("What"), _("By whom"), _("When")), rows))
    return tuple(parts)


def _waiting(promise: Promise) -> tuple[str, ...]:
    return promise.what, promise.by_whom, promise.to_whom, _day(promise.due_on)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def decisions_sections(journey: Journey) -> tuple[Section, ...]:
    """Each decision with its reasons, newest first, and what was said for and against each way."""
    decisions = decisions_of(journey)
    parts: list[Section] = [Heading(_("What was decided, and why"))]
    for decision in decisions[:MOST_DECISIONS]:
        parts += _decision(decision)
    left = decisions.count() - MOST_DECISIONS
    if len(parts) == 1:
        parts.append(Text((_("No decision has been written down yet."),)))
    if left > 0:
        more = ngettext("One more stands on the page.", "%(left)s more stand on the page.", left)
        parts.append(Text((more % {"left": left},)))
    return tuple(parts)


def _decision(decision: Decision) -> list[Section]:
    told = ", ".join(each for each in (decision.decided_by, decided_in_words(decision)) if each)
    why = _("Why: %(why)s") % {"why": decision.why} if decision.why else _("Why is not written down.")
    parts: list[Section] = [Heading(shortened(decision.what, 120), level=3)]
    if decision.what != shortened(decision.what, 120):
        parts.append(Text((decision.what,)))
    parts.append(Text(tuple(each for each in (told, why, decision.source) if each)))
    grounds = tuple(
        _("%(way)s: %(who)s %(side)s. %(said)s")
        % {
            "way": str(ground.get_way_display()).capitalize(),
            "who": ground.who,
            "side": ground.get_side_display(),
            "said": ground.said,
        }
        for ground in decision.grounds.all()
    )
    return [*parts, Bullets(grounds)] if grounds else parts


def tried_sections(journey: Journey) -> tuple[Section, ...]:
    """What was tried and let go: what rests or ended, what was written down to let go, what was decided to stop, what could not be."""
    parts: list[Section] = [Heading(_("What was tried and let go"))]
    for heading, items in (
        (_("What rests, or has ended"), _resting(journey)),
        (_("What people wrote down to let go"), _let_go(journey)),
        (_("What was decided to stop, or to wait with"), _stopped(journey)),
        (_("What was promised and could not be"), _could_not(journey)),
    ):
        if items:
            parts += [Heading(heading, level=3), Bullets(items)]
    if len(parts) == 1:
        parts.append(Text((_("Nothing that was let go has been written down. Somebody may still remember it: ask."),)))
    return tuple(parts)


def _resting(journey: Journey) -> tuple[str, ...]:
    """Every stay on the path that was not work: also a pause that is over."""
    told = []
    for strand in strands_of(journey):
        for spell in strand.spells.all():
            if spell.move != Move.STAGE:
                words = [f"{strand.name}: {where_of(spell)}, {span_in_words(spell)} ({who_placed(spell)})."]
                words += [spell.why] if spell.why else []
                words += [_("What was learnt: %(words)s") % {"words": spell.carried}] if spell.carried else []
                told.append(" ".join(words))
    return tuple(told)


def _let_go(journey: Journey) -> tuple[str, ...]:
    found = Activity.objects.filter(sitting__journey=journey, sitting__status=SittingStatus.REVEALED).exclude(let_go="")
    rows = found.select_related("sitting").order_by(F("sitting__held_on").desc(nulls_last=True), "order", "pk")
    return tuple(
        f"{each.name}: {each.let_go} ({date_in_words(each.sitting.held_on, each.sitting.precision)})" for each in rows
    )


def _stopped(journey: Journey) -> tuple[str, ...]:
    found = decisions_of(journey).filter(way__in=(Way.STOP, Way.WAIT))
    return tuple(
        ". ".join(each.rstrip(".") for each in (decision.what, decided_in_words(decision), decision.why) if each) + "."
        for decision in found
    )


def _could_not(journey: Journey) -> tuple[str, ...]:
    found = promises_of(journey).exclude(could_not="")[:MOST_PROMISES]
    return tuple(f"{promise.what} {promise.could_not}" for promise in found)


def ecocycle_sections(journey: Journey) -> tuple[Section, ...]:
    """The last revealed sitting, under a heading that says what it is."""
    told = journey_ecocycle_sections(journey)
    return (Heading(_("On the ecocycle")), *(_lower(each) for each in told)) if told else ()


def _lower(section: Section) -> Section:
    return Heading(section.text, level=3) if isinstance(section, Heading) else section


def moments_sections(journey: Journey) -> tuple[Section, ...]:
    """What happened on the way, without how it felt: feelings stay with their owners, on the journey map."""
    found = moments_in_order(journey)
    rows = tuple(
        (
            date_in_words(each.happened_on, each.precision) or _("not known"),
            each.title,
            str(each.get_kind_display()),
            str(each.strand or ""),
        )
        for each in found[:MOST_MOMENTS]
    )
    if not rows:
        return ()
    header = (_("When"), _("What happened"), _("What it was"), _("Strand"))
    return (Heading(_("Moments on the way")), Table(_("Moments on the way"), header, rows))
