"""What people said in rounds, for readers outside: agreement, difference, silence, and voices with leave."""

from django.utils.translation import gettext as _

from holdfast.journeys.enums import Kind
from holdfast.rounds.queries.reporting import (
    agreement_of,
    closed_on,
    in_the_way_of,
    round_sections,
    rounds_until,
)
from holdfast.ui.documents import Note, Section, Text

from ..voices import voices_of
from .told import Draft, Span, bullets, headed, paragraphs

MOST_ROUNDS, MOST_COMMON, MOST_APART, MOST_SILENT = 3, 4, 4, 6
IN_SHORT, MOST_OWN = 2, 4


def conditions(span: Span) -> Draft:
    """The newest round of each guide: what all lean to, what stands furthest apart, who was not heard, and their pictures."""
    rounds = rounds_until(span.journey, span.until)[:MOST_ROUNDS]
    if not rounds:
        return Draft()
    found = agreement_of(rounds[0])
    told = _("%(title)s, closed on %(day)s.") % {"title": rounds[0].title, "day": closed_on(rounds[0])}
    words = paragraphs(
        told,
        headed(_("Where groups lean the same way:"), bullets(found.common, most=MOST_COMMON)),
        headed(_("Where they stand furthest apart:"), bullets(found.apart, most=MOST_APART)),
        headed(_("Who was not heard, or is not shown:"), bullets(found.silent, most=MOST_SILENT)),
    )
    below: list[Section] = [Note(_rule(span))]
    for round_ in rounds:
        below += round_sections(round_)
    return Draft(words, tuple(below), "rounds:list")


def _rule(span: Span) -> str:
    return _(
        "A group is shown only where %(least)s or more of it placed an answer. Nothing is averaged across groups. A difference is called "
        "clear, leaning, or cannot tell."
    ) % {"least": span.journey.organisation.least_beyond}


def agreement(span: Span) -> Draft:
    """For one page: two sentences of each kind, from the newest round."""
    rounds = rounds_until(span.journey, span.until)
    if not rounds:
        return Draft(_("People have not been asked in a round yet. So nobody can say how those it is for see it."))
    found = agreement_of(rounds[0])
    told = _("From “%(title)s”, closed on %(day)s.") % {"title": rounds[0].title, "day": closed_on(rounds[0])}
    nothing = (
        _("On no question do all groups that can be shown lean the same way.")
        if found.compared > 1
        else _("Fewer than two groups are large enough to be shown. So it cannot be said where groups agree or differ.")
    )
    words = paragraphs(
        told if found.common or found.apart else f"{told} {nothing}",
        headed(_("They agree:"), bullets(found.common[:IN_SHORT])),
        headed(_("They differ:"), bullets(found.apart[:IN_SHORT])),
        " ".join(found.silent[:MOST_SILENT]),
    )
    return Draft(words, (), "rounds:list")


def heard(span: Span) -> Draft:
    """In plain words: what young people and families said gets in the way, and what others said."""
    rounds = rounds_until(span.journey, span.until)
    if not rounds and span.journey.kind == Kind.RECORD:
        return Draft(_("Nobody was asked for this page. It tells what others wrote down."))
    if not rounds:
        return Draft(_("We have not asked everybody yet. This is what we still have to do."))
    said = in_the_way_of(rounds[0])
    gentle = [each for each in said if each.is_gentle and each.prompts]
    others = [each for each in said if not each.is_gentle and each.prompts]
    parts = [
        headed(_("%(group)s say these things do not help yet:") % {"group": each.group}, _things(each))
        for each in [*gentle, *others]
    ]
    if not parts:
        parts = [_("Some people told us what they think. There were too few to show here. We keep it in mind.")]
    asked = _("We asked people what helps and what gets in the way.")
    own = [each.quote for each in voices_of(span)][:MOST_OWN]
    below: tuple[Section, ...] = (Text((_("In people's own words:"),)), *own) if own else ()
    return Draft(paragraphs(asked, *parts), below, "rounds:list")


def _things(each) -> str:
    return bullets([title for title, _low, _placed in each.prompts], most=4)
