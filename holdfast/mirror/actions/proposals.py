"""Wording that people put forward, and what became of it. Nobody answers what they wrote down themselves."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.access import require_member
from holdfast.organisations.models import Organisation
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..enums import Became, ProposedBy, Proposes
from ..models import Proposal
from ..queries.terms import Wording, wrong_with_lines
from ..queries.tuned import rule_known
from .terms import add_term, choose_word

MOST_WAITING = 200


@dataclass(frozen=True)
class Put:
    """What is put forward, for which rule, and whose words it is in."""

    proposes: str
    words: str
    proposed_by: str = ProposedBy.COLLEAGUE
    rule: str = ""
    why: str = ""
    has_leave: bool = False


@transaction.atomic
def propose(organisation: Organisation, *, by: Viewer, put: Put) -> Proposal:
    """Put wording forward: one's own, or young people's, in their words and with their leave."""
    require_member(by, organisation)
    if put.proposed_by == ProposedBy.YOUNG and not put.has_leave:
        raise NotNow(
            _("Ask them first whether you may write this down, and whether they want to hear what comes of it.")
        )
    if put.proposes == Proposes.WAY and rule_known(organisation, put.rule) is None:
        raise NotNow(_("Begin at the rule that it is another way to say."))
    if put.proposes != Proposes.WAY:
        for _field, sentence in wrong_with_lines("phrases", put.words):
            raise NotNow(sentence)
    if Proposal.objects.filter(organisation=organisation, became=Became.WAITING).count() >= MOST_WAITING:
        raise NotNow(_("So many proposals wait for an answer that no more can be kept. Answer some first."))
    made = Proposal.objects.create(
        organisation=organisation,
        proposes=put.proposes,
        rule=put.rule if put.proposes == Proposes.WAY else "",
        words=put.words,
        why=put.why,
        proposed_by=put.proposed_by,
        written_by=by.user,
    )
    record(What.PROPOSAL_MADE, by=by, subject=made, organisation=organisation.pk)
    return made


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by: Viewer, answer: str = "", wording: Wording | None = None) -> Proposal:
    """Take it up: another way joins its rule, chosen words are noted, and words that should light up become a term."""
    current = _waiting(proposal, by)
    organisation = current.organisation
    if current.proposes == Proposes.CHOSEN:
        who = _("young people here") if current.is_of_young_people else _("young people, as a colleague tells it")
        choose_word(organisation, by=by, words=current.words, chosen_by=who)
    elif current.proposes == Proposes.TERM:
        if wording is None:
            raise NotNow(_("Write the term first: its question, where it comes from, and its examples."))
        add_term(organisation, by=by, wording=wording)
    elif rule_known(organisation, current.rule) is None:
        raise NotNow(_("The mirror has no such rule any more."))
    return _answered(current, Became.ACCEPTED, answer, by)


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: Viewer, answer: str) -> Proposal:
    """Thank whoever put it forward, and say why it is not taken up."""
    current = _waiting(proposal, by)
    if not answer:
        raise NotNow(_("Say why, as you would say it to them."))
    return _answered(current, Became.DECLINED, answer, by)


@transaction.atomic
def take_back_proposal(proposal: Proposal, *, by: Viewer) -> None:
    """Take back what one wrote down oneself: also when young people no longer want it to stand there."""
    require_member(by, proposal.organisation)
    if by.user is None or proposal.written_by_id != by.user.pk:
        raise PermissionDenied(_("Only whoever wrote it down can take it back."))
    Proposal.objects.filter(pk=proposal.pk).delete()
    record(What.PROPOSAL_TAKEN_BACK, by=by, subject=proposal.pk, organisation=proposal.organisation_id)


def _waiting(proposal: Proposal, by: Viewer) -> Proposal:
    require_member(by, proposal.organisation)
    current = (
        Proposal.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=proposal.pk).first()
    )
    if current is None:
        raise NotNow(_("This proposal was taken back."))
    if not current.is_waiting:
        raise NotNow(_("Somebody else has answered it already."))
    if by.user is not None and current.written_by_id == by.user.pk:
        raise NotNow(_("Somebody else here should answer it, as you wrote it down."))
    return current


def _answered(proposal: Proposal, became: Became, answer: str, by: Viewer) -> Proposal:
    proposal.became, proposal.answer = became, answer
    proposal.answered_by, proposal.answered_on = by.user, timezone.localdate()
    proposal.save()
    record(What.PROPOSAL_ANSWERED, by=by, subject=proposal, organisation=proposal.organisation_id)
    return proposal
