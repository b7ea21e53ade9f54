"""For people who must say yes: what is asked of them, what to expect, and what would be lost."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.evidence.enums import ClaimState
from holdfast.evidence.queries import claims_of
from holdfast.guides.record import published_record
from holdfast.journeys.models import Strand
from holdfast.journeys.queries import authorisers_of, promises_of, sentences_of, shown
from holdfast.journeys.queries.forecasting import can_be_kept, latest_forecast
from holdfast.partnership.queries import involvements_of
from holdfast.rounds.queries.reporting import rounds_until

from .told import Draft, Span, bullets, headed, paragraphs, sentence

MOST_ASKED, MOST_DATES, MOST_EXPECTED = 4, 2, 4
PROMISING = (ClaimState.EARLY_SIGN, ClaimState.SUPPORTED)


def asked(span: Span) -> Draft:
    """What the journey needs, of whom. Where they stand, and what they would have to see, stays inside the journey."""
    lines = [
        _("%(who)s: %(needs)s") % {"who": each.authoriser, "needs": each.needs}
        for each in (shown(one) for one in authorisers_of(span.journey)[:MOST_ASKED])
        if each.needs
    ]
    return Draft(bullets(lines), (), "journeys:authorising")


def expect(span: Span) -> Draft:
    """What those who do the work expect, where two or more said it; and what is published."""
    told: list[str] = []
    for strand in Strand.objects.filter(journey=span.journey):
        forecast = latest_forecast(strand)
        if forecast and can_be_kept(forecast):
            told += [f"{strand.name}. {each}" for each in sentences_of(forecast)[:MOST_DATES]]
    record = published_record()
    known = _("%(says)s Sources stand in Holdfast's documentation, under forecasts.") % {
        "says": sentence(record.figures[0].says)
    }
    rule = _(
        "How many of 20 journeys like this one would be embedded, going by what people here expect. Not a promise, not a target."
    )
    return Draft(paragraphs(headed(rule, bullets(told, most=MOST_EXPECTED)), known), (), "journeys:path")


def lost(span: Span) -> Draft:
    """What stands in the records and would go: rounds, people's time, promises that wait, claims that begin to show something."""
    rounds = len(rounds_until(span.journey, span.until))
    took_part = involvements_of(span.journey).count()
    waiting = promises_of(span.journey).filter(answered_on=None).count()
    promising = [each.what for each in claims_of(span.journey) if each.state in PROMISING]
    lines = [
        ngettext("what people said in %(n)s round", "what people said in %(n)s rounds", rounds) % {"n": rounds}
        if rounds
        else "",
        ngettext(
            "the trust of those who took part in shaping it, as written down %(n)s time",
            "the trust of those who took part in shaping it, as written down %(n)s times",
            took_part,
        )
        % {"n": took_part}
        if took_part
        else "",
        ngettext("%(n)s promise that waits for an answer", "%(n)s promises that wait for an answer", waiting)
        % {"n": waiting}
        if waiting
        else "",
        *(
            _("the chance to find out whether it is so: “%(claim)s”") % {"claim": each.rstrip(".")}
            for each in promising[:2]
        ),
    ]
    return Draft(headed(_("If it stopped now, this would go:"), bullets(lines)), (), "web:journey")
