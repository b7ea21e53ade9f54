"""Closed rounds for whoever takes a journey on: pictures with small groups protected, never anybody's words."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.picture import Picture
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.ui.documents import Bullets, Heading, Note, PictureSection, Section, Table, Text
from holdfast.ui.pictures.words import common_ground_in_words

from ..models import Round
from . import pictures
from .leading import closed, rounds_for
from .reports import drawings_of, in_order, is_any_shown, silence_of

MOST_ROUNDS, MOST_PICTURES, MOST_LISTED = 3, 3, 60


def rounds_sections(journey: Journey, viewer: Viewer) -> tuple[Section, ...]:
    """The last closed rounds: where all lean the same way, what stands furthest apart, who was not heard, what was said after."""
    least = journey.organisation.least_inside
    rounds = list(_closed(journey, viewer)[: MOST_LISTED + 1])
    parts: list[Section] = [Heading(_("What people said in rounds"))]
    if not rounds:
        return (*parts, Text((_("No round has been closed yet."),)))
    rule = _(
        "A group is shown only where %(least)s or more of it placed an answer. Nothing is averaged across groups. No words of those "
        "who answered stand here: they stand with their picture, as long as their writers leave them there."
    ) % {"least": least}
    parts.append(Note(rule))
    for round_ in rounds[:MOST_ROUNDS]:
        parts += _round(round_, least)
    earlier = rounds[MOST_ROUNDS:MOST_LISTED]
    if earlier:
        rows = tuple((each.title, _closed_on(each)) for each in earlier)
        parts.append(Table(_("Rounds before these"), (_("Round"), _("Closed on")), rows))
    return tuple(parts)


def _closed(journey: Journey, viewer: Viewer):
    found = closed(rounds_for(viewer).filter(journey=journey, pulse=None))
    return found.order_by("-closes_on", "pk")


def _closed_on(round_: Round) -> str:
    return date_format(round_.closed_on or round_.closes_on, "j F Y")


def _round(round_: Round, least: int) -> list[Section]:
    picture = pictures.picture_of(round_, least)
    names = pictures.names_of(round_)
    opening = [_("Closed on %(day)s.") % {"day": _closed_on(round_)}, round_.why, round_.source]
    parts: list[Section] = [Heading(round_.title, level=3), Text(tuple(each for each in opening if each))]
    shared = _shared(picture, names)
    if shared:
        parts.append(Bullets(shared))
    drawings = drawings_of(round_, picture)
    shown = [prompt for prompt in in_order(picture) if is_any_shown(prompt)]
    parts += [PictureSection(drawings[prompt.prompt]) for prompt in shown[:MOST_PICTURES]]
    parts.append(PictureSection(silence_of(round_, picture)))
    talks = [talk for talk in pictures.conversations_of(round_) if talk.said]
    rows = tuple((names.prompts.get(talk.prompt, talk.prompt), talk.said) for talk in talks)
    if rows:
        caption = _("What was said when people talked about “%(title)s”") % {"title": round_.title}
        parts.append(Table(caption, (_("About"), _("What was said")), rows))
    return parts


def _shared(picture: Picture, names: pictures.Names) -> tuple[str, ...]:
    return tuple(
        common_ground_in_words(prompt, names.prompts[prompt.prompt], names.groups, names.own_scale)
        for prompt in picture.prompts
        if prompt.common_ground
    )


def round_documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Reports that can be made: (what, of which day, where)."""
    return [
        (_("Report: %(title)s") % {"title": each.title}, _closed_on(each), reverse("rounds:report", args=[each.pk]))
        for each in _closed(journey, viewer)[:MOST_LISTED]
    ]
