"""What is believed, claimed and measured, who took part, and what to think about."""

from django.utils.translation import gettext as _

from holdfast.evidence.queries import claim_questions, claims_of, claims_sections, measures_of, measures_sections
from holdfast.journeys.enums import Level
from holdfast.journeys.queries import authorisers_of, shown
from holdfast.partnership.models import Debrief
from holdfast.partnership.queries import taking_part_sections
from holdfast.theory.models import Element
from holdfast.theory.offers import report_sections
from holdfast.ui.documents import Heading, Note, Section

from ..voices import insights_shared, voices_of
from .told import Draft, Span, bullets, headed, paragraphs

MOST_QUESTIONS, MOST_OFFERED = 6, 40
FURTHER_OFF = (Level.PARTNERSHIP, Level.LAW)
NEARER = (Level.PEOPLE, Level.ORGANISATION)


def theory(span: Span) -> Draft:
    """The theory with its open questions. It says what is believed."""
    found = _without_heading(report_sections(span.journey))
    return Draft("", found, "theory:theory") if found else Draft()


def _without_heading(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A chapter has its own heading."""
    return sections[1:] if sections and isinstance(sections[0], Heading) else sections


def claims(span: Span) -> Draft:
    if not claims_of(span.journey).exists():
        return Draft(_("No claim has been made yet, so nothing is said to be known."), (), "evidence:claims")
    return Draft("", _without_heading(claims_sections(span.journey)), "evidence:claims")


def measures(span: Span) -> Draft:
    if not measures_of(span.journey).exists():
        return Draft()
    rule = _("A change in a chart is named only where it is more than chance explains, by a rule that is written down.")
    return Draft(rule, _without_heading(measures_sections(span.journey)), "evidence:measures")


def taking_part(span: Span) -> Draft:
    """Sides, never names; and the sides of young people and parents that were absent."""
    found = taking_part_sections(span.journey, beyond=True)
    return Draft("", _without_heading(found), "partnership:coproduction")


def voices(span: Span) -> Draft:
    """Words that their writers allow to be quoted. Without any, the chapter says so."""
    found = voices_of(span)[:MOST_OFFERED]
    if not found:
        return Draft()
    rule = _(
        "Each was written or said by somebody who allows it to be quoted. Whoever takes their words back takes them out of this report."
    )
    return Draft("", (Note(rule), *(each.quote for each in found)), "rounds:list")


def others(span: Span) -> Draft:
    """What those who do the work cannot move: whom it needs, what the theory takes as given, insights about partners and law."""
    needed = [
        _("%(who)s: %(needs)s") % {"who": each.authoriser, "needs": each.needs}
        for each in (shown(one) for one in authorisers_of(span.journey)[:8])
        if each.needs
    ]
    given = Element.objects.filter(theory__journey=span.journey, kind="condition").values_list("text", flat=True)
    words = paragraphs(
        headed(_("Who must say yes, fund it, lend something, or turn up:"), bullets(needed)),
        headed(_("What the work rests on, and others move:"), bullets(given[:8])),
    )
    return Draft(words, _insights(span, FURTHER_OFF), "journeys:authorising")


def _insights(span: Span, levels) -> tuple[Section, ...]:
    found = insights_shared(span, levels)
    return (Heading(_("What people came to see"), 3), *(each.quote for each in found)) if found else ()


def think(span: Span) -> Draft:
    """Open questions, from the last look back and from the records. They ask; they do not grade.

    What is asked about people whom the journey needs stays inside it: it says who sees them how.
    """
    looked = Debrief.objects.filter(meeting__journey=span.journey, meeting__day__range=(span.since, span.until))
    newest = looked.order_by("-meeting__day").first()
    opened = newest.new_questions if newest else []
    asked = [each.words for each in claim_questions(span.journey, claims_of(span.journey)) if not each.reply]
    words = headed(_("Questions that are open:"), bullets([*opened, *asked][:MOST_QUESTIONS]))
    return Draft(words, _insights(span, NEARER), "partnership:insights")
