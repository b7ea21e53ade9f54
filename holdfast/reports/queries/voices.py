"""Words of people that a report may quote, each with a reference by which it is asked again whether it still may.

Three kinds leave the house: answers whose writers said that they may be quoted, what a group said of a moment with its leave, and insights
that their keepers shared. Nobody is named; a group that is too small for readers outside is not named either.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.models import GroupFeeling, Journey
from holdfast.partnership.models import Insight
from holdfast.rounds.queries.reporting import quotable_in, rounds_until, still_quotable
from holdfast.ui.documents import Quote

from .drafting.told import Span

MOST_VOICES = 12
MOST_INSIGHTS = 12


@dataclass(frozen=True)
class Voice:
    """What somebody said, where it stands, and from which side."""

    ref: str
    words: str
    who: str

    @property
    def quote(self) -> Quote:
        return Quote(self.words, self.who, self.ref)


def voices_of(span: Span) -> list[Voice]:
    """From closed rounds and from what groups said of moments: one of each side in turn, so that no side speaks alone."""
    sides: dict[str, list[Voice]] = defaultdict(list)
    for each in quotable_in(rounds_until(span.journey, span.until)):
        who = each.group or _("Somebody who answered")
        sides[each.group].append(
            Voice(f"answer:{each.pk}", each.words, f"{who}, {each.prompt}" if each.prompt else who)
        )
    for said in _group_feelings(span.journey).filter(moment__happened_on__range=(span.since, span.until)):
        who = f"{said.perspective.name}, {said.moment.title}"
        sides[said.perspective.name].append(Voice(f"group_feeling:{said.pk}", said.words, who))
    found, turn = [], 0
    while any(len(each) > turn for each in sides.values()):
        found += [each[turn] for each in sides.values() if len(each) > turn]
        turn += 1
    return found


def _group_feelings(journey: Journey):
    found = GroupFeeling.objects.filter(moment__journey=journey, is_quotable=True).exclude(words="")
    return found.select_related("perspective", "moment").order_by("moment__happened_on", "pk")


def insights_shared(span: Span, levels: Iterable[str]) -> list[Voice]:
    """What people came to see and shared with everybody who takes part, newest first. By view, not by name."""
    found = Insight.objects.filter(
        journey=span.journey, is_shared=True, level__in=list(levels), kept_on__range=(span.since, span.until)
    )
    return [
        Voice(f"insight:{each.pk}", each.observation, _view(each))
        for each in found.select_related("perspective")[:MOST_INSIGHTS]
    ]


def _view(insight: Insight) -> str:
    sure = _("firm") if insight.is_firm else _("tentative")
    whose = insight.perspective.name if insight.perspective else ""
    told = ", ".join(each for each in (whose, date_format(insight.kept_on, "F Y")) if each)
    return f"{told} ({sure})"


def still_said(journey: Journey, refs: Iterable[str]) -> dict[str, str]:
    """Of these references those whose words may be quoted today, with the words as they stand today."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for ref in refs:
        kind, _colon, pk = ref.partition(":")
        try:
            wanted[kind].append(UUID(pk))
        except ValueError:
            continue  # not one of ours: nothing may be quoted by it
    said: dict[str, str] = {}
    if wanted["answer"]:
        said |= {f"answer:{pk}": words for pk, words in still_quotable(journey, wanted["answer"]).items()}
    if wanted["group_feeling"]:
        rows = _group_feelings(journey).filter(pk__in=wanted["group_feeling"])
        said |= {f"group_feeling:{each.pk}": each.words for each in rows}
    if wanted["insight"]:
        kept = Insight.objects.filter(journey=journey, is_shared=True, pk__in=wanted["insight"])
        said |= {f"insight:{each.pk}": each.observation for each in kept}
    return said
