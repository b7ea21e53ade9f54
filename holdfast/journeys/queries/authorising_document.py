"""Whom a journey needs and what rests on whom, as sections of a document. Its caller checks who may read them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.ui.documents import Bullets, Heading, PictureSection, Quote, Section, Table, Text

from ..models import Journey, Stance
from ..templatetags.journeys import in_words
from .authorising import Shown, authorisers_of, authorising_map, functions_of, shown
from .questions import questions_of
from .replying import Asked


def authorising_sections(journey: Journey) -> tuple[Section, ...]:
    """For a handover: the map, each authoriser with what people say now, functions with dates, questions and answers."""
    authorisers = list(authorisers_of(journey))
    drawing = authorising_map(authorisers)
    parts: list[Section] = [Heading(_("Who it needs"))]
    if not authorisers:
        parts.append(Text((_("Nobody is named yet who must say yes, fund it, lend something, or turn up."),)))
    if drawing:
        parts.append(PictureSection(drawing))
    for each in authorisers:
        parts += _authoriser(shown(each))
    parts += _functions(journey)
    parts += _questions(questions_of(journey))
    return tuple(parts)


def asked_of_them_sections(journey: Journey, *, most: int = 8) -> tuple[Section, ...]:
    """For a board note: what is needed of whom, what they need to see, and the questions that are open. No names of speakers."""
    told = [shown(each) for each in authorisers_of(journey)[:most]]
    header = (_("Who"), _("Needed for"), _("What they need to see"), _("Last heard from"))
    rows = tuple((str(each.authoriser), each.needs, each.authoriser.to_see, _heard(each)) for each in told)
    parts: list[Section] = [Heading(_("Who it needs"))]
    parts.append(Table(_("Who it needs"), header, rows) if rows else Text((_("Nobody is named yet."),)))
    about_needed = [each for each in questions_of(journey) if not each.reply and "needed" in each.question.values]
    if about_needed:
        parts.append(Bullets(tuple(each.words for each in about_needed[:most])))
    return tuple(parts)


def _heard(each: Shown) -> str:
    return each.heard_in_words or _("not noted")


def _authoriser(each: Shown) -> list[Section]:
    needs = _("Needed for: %(needs)s. Last heard from: %(day)s.") % {"needs": each.needs, "day": _heard(each)}
    parts: list[Section] = [Heading(str(each.authoriser), level=3), Text((needs,))]
    if each.authoriser.to_see:
        parts.append(Text((_("What they need to see: %(words)s") % {"words": each.authoriser.to_see},)))
    for stance in each.now:
        parts.append(Text((f"{_who(stance)}: {stance.get_stands_display()}.",)))
        if stance.shown_by:
            parts.append(Quote(stance.shown_by, _who(stance)))
    return parts


def _who(stance: Stance) -> str:
    told = [stance.participant.known_as, stance.role, date_format(stance.said_on, "j F Y")]
    return ", ".join(each for each in told if each)


def _functions(journey: Journey) -> list[Section]:
    rows = tuple(
        (
            each.participant.known_as,
            each.named,
            in_words(each.since, each.since_precision),
            in_words(each.until, each.until_precision),
        )
        for each in functions_of(journey)
    )
    header = (_("Who"), _("What"), _("From"), _("To"))
    return [Heading(_("Who was what here"), level=3), Table(_("Who was what here"), header, rows)] if rows else []


def _questions(asked: list[Asked]) -> list[Section]:
    if not asked:
        return []
    parts: list[Section] = [Heading(_("Gentle questions"), level=3)]
    waiting = tuple(each.words for each in asked if not each.reply)
    if waiting:
        parts.append(Bullets(waiting))
    for each in asked:
        if each.reply:
            who = f"{each.reply.participant.known_as}, {date_format(each.reply.replied_on, 'j F Y')}"
            parts += [Text((each.words,)), Quote(each.reply.because, who)]
    return parts
