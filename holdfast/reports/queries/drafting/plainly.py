"""For young people and parents: short sentences, nothing left out because it could not be done."""

from django.utils.translation import gettext as _

from holdfast.journeys.enums import Kind
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import decisions_of, promises_of
from holdfast.organisations.models import Statement
from holdfast.partnership.models import RaisedPoint

from .told import Draft, Span, bullets, headed, in_words, paragraphs, sentence

MOST = 6


def about(span: Span) -> Draft:
    """Who does what, and for whom."""
    journey = span.journey
    words = {"who": journey.organisation.name, "what": journey.name}
    told = (
        _("This is about “%(what)s”. It is put together from what was published.")
        if journey.kind == Kind.RECORD
        else _("%(who)s is working on something called “%(what)s”.")
    ) % words
    whom = (
        _("It should be better for: %(whom)s.") % {"whom": journey.better_for.rstrip(".")} if journey.better_for else ""
    )
    when = _("This page tells what happened from %(since)s to %(until)s.") % {
        "since": in_words(span.since),
        "until": in_words(span.until),
    }
    return Draft(paragraphs(told, whom, when), (), "web:journey")


def done(span: Span) -> Draft:
    """What was done, what could not be done and why, and what has no answer yet."""
    answered = promises_of(span.journey).filter(answered_on__range=(span.since, span.until))
    raised = RaisedPoint.objects.filter(involvement__journey=span.journey).select_related("involvement__perspective")
    decided = decisions_of(span.journey).filter(decided_on__range=(span.since, span.until))
    did = [
        *(_promised(each.what, each.done) for each in answered if each.done),
        *(_said(each.what, each.became) for each in raised if each.became),
        *(_decided(each.what, span.journey) for each in decided[:MOST]),
    ]
    could_not = [
        *(_promised(each.what, each.could_not) for each in answered if each.could_not),
        *(_said(each.what, each.why_not) for each in raised if each.why_not and not each.became),
    ]
    words = paragraphs(
        headed(_("What was done:"), bullets(did, most=MOST)),
        headed(_("What could not be done, and why:"), bullets(could_not, most=MOST)),
    )
    return Draft(words or _("Nothing has been done yet that we can tell you about."), (), "journeys:decisions")


def _decided(what: str, journey: Journey) -> str:
    """In a record from elsewhere, nobody here decided."""
    told = sentence(what)
    return told if journey.kind == Kind.RECORD else _("We decided: “%(what)s”") % {"what": told}


def _promised(what: str, came: str) -> str:
    return _("We promised: “%(what)s” %(came)s") % {"what": sentence(what), "came": sentence(came)}


def _said(what: str, came: str) -> str:
    return _("You said: “%(what)s” %(came)s") % {"what": sentence(what), "came": sentence(came)}


def comes_next(span: Span) -> Draft:
    """Promises that wait, with their day; what was raised and has no answer."""
    waiting = promises_of(span.journey).filter(answered_on=None)
    raised = RaisedPoint.objects.filter(involvement__journey=span.journey, became="", why_not="")
    promised = [
        f"{sentence(each.what)} " + (_("By %(day)s.") % {"day": in_words(each.due_on)} if each.due_on else "")
        for each in waiting
    ]
    words = paragraphs(
        headed(_("We have promised:"), bullets(promised, most=MOST)),
        headed(
            _("You raised this, and we still owe you an answer:"), bullets((each.what for each in raised), most=MOST)
        ),
    )
    return Draft(words or _("We do not know yet. We will tell you when we do."), (), "journeys:decisions")


def whom_to_ask(span: Span) -> Draft:
    """From what the organisation tells everybody who answers."""
    statement = Statement.objects.filter(organisation=span.journey.organisation_id).first()
    if statement is None:
        return Draft()
    now = (
        _("If you or somebody else is in danger: %(whom)s") % {"whom": statement.call_now} if statement.call_now else ""
    )
    return Draft(paragraphs(statement.contact, now))
