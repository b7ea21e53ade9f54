"""Terms of an organisation's own, and words that young people chose. Any member may add and change; everybody there sees who did."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.access import require_member
from holdfast.organisations.models import Organisation
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import ChosenWord, Term, Tuning
from ..queries.terms import Wording, wrong_with, wrong_with_lines

MOST_TERMS = 200
FIELDS = tuple(Wording.__dataclass_fields__)


@transaction.atomic
def add_term(organisation: Organisation, *, by: Viewer, wording: Wording) -> Term:
    """Add a rule of the organisation's own. It is refused unless it keeps its own examples, as the house's rules do."""
    require_member(by, organisation)
    if Term.objects.filter(organisation=organisation).count() >= MOST_TERMS:
        raise NotNow(
            _("There are %(most)s terms already. Take one away that is no longer needed.") % {"most": MOST_TERMS}
        )
    _check(wording)
    made = Term.objects.create(organisation=organisation, added_by=by.user, **asdict(wording))
    record(What.TERM_ADDED, by=by, subject=made, organisation=organisation.pk)
    return made


@transaction.atomic
def change_term(term: Term, *, by: Viewer, wording: Wording, version: int) -> Term:
    """Change a term. A late writer sees both."""
    require_member(by, term.organisation)
    current = Term.objects.select_for_update().filter(pk=term.pk).first()
    if current is None:
        raise NotNow(_("This term is no longer there."))
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    _check(wording)
    changed = [name for name in FIELDS if getattr(current, name) != getattr(wording, name)]
    for name in changed:
        setattr(current, name, getattr(wording, name))
    current.version += 1
    current.save()
    record(What.TERM_CHANGED, by=by, subject=current, organisation=current.organisation_id, fields=changed)
    return current


@transaction.atomic
def take_away_term(term: Term, *, by: Viewer) -> None:
    """Take a term away with what was said of it. To let it rest, it can be switched off."""
    require_member(by, term.organisation)
    Tuning.objects.filter(organisation=term.organisation, rule=term.rule).delete()
    Term.objects.filter(pk=term.pk).delete()
    record(What.TERM_TAKEN_AWAY, by=by, subject=term.pk, organisation=term.organisation_id)


def _check(wording: Wording) -> None:
    for _field, sentence in wrong_with(wording):
        raise NotNow(sentence)


@transaction.atomic
def choose_word(organisation: Organisation, *, by: Viewer, words: str, chosen_by: str) -> ChosenWord:
    """Note words that young people chose for themselves, as a group. From then on they light up nowhere."""
    require_member(by, organisation)
    for _field, sentence in wrong_with_lines("not_when", words):
        raise NotNow(sentence)
    known = ChosenWord.objects.filter(organisation=organisation)
    if known.count() >= MOST_TERMS:
        raise NotNow(_("There are %(most)s such words already.") % {"most": MOST_TERMS})
    made, is_new = known.get_or_create(
        words=words, organisation=organisation, defaults={"chosen_by": chosen_by, "noted_by": by.user}
    )
    if not is_new:
        raise NotNow(
            _("“%(words)s” stands here already, chosen by: %(who)s.") % {"words": words, "who": made.chosen_by}
        )
    record(What.CHOSEN_WORD_NOTED, by=by, subject=made, organisation=organisation.pk)
    return made


@transaction.atomic
def take_away_chosen_word(chosen: ChosenWord, *, by: Viewer) -> None:
    """Take away words that are theirs no longer, or were noted by mistake."""
    require_member(by, chosen.organisation)
    ChosenWord.objects.filter(pk=chosen.pk).delete()
    record(What.CHOSEN_WORD_TAKEN_AWAY, by=by, subject=chosen.pk, organisation=chosen.organisation_id)
