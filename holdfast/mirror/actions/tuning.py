"""What an organisation says of one rule; and rules that people there find not useful, counted without saying who."""

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.access import require_member
from holdfast.organisations.models import Organisation
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..enums import ENOUGH, State
from ..models import NotUseful, Tuning
from ..queries.terms import wrong_with_guards
from ..queries.tuned import rule_known, rules_of_house_and

FIELDS = ("state", "not_when", "reason")
MOST_AT_ONCE = 40


@transaction.atomic
def tune_rule(
    organisation: Organisation, rule: str, *, by: Viewer, state: str, not_when: str, reason: str, version: int
) -> Tuning:
    """Switch a rule off or on again, or say when it does not count. Any member may, with a reason that all of them read."""
    require_member(by, organisation)
    known = rule_known(organisation, rule)
    if known is None:
        raise NotNow(_("The mirror has no such rule any more."))
    if state not in (State.LIT, State.OFF):
        raise NotNow(_("A rule can be on or off. It is retired only by what people say of it."))
    if not reason:
        raise NotNow(_("Say why, so that others here understand it."))
    for sentence in wrong_with_guards(known, not_when):
        raise NotNow(sentence)
    current = Tuning.objects.select_for_update().filter(organisation=organisation, rule=rule).first()
    if (current.version if current else 0) != version:
        raise _changed(current)
    current = current or Tuning(organisation=organisation, rule=rule, version=0)
    before = current.state
    current.state, current.not_when, current.reason = state, not_when, reason
    current.said_by, current.said_on = by.user, timezone.localdate()
    current.version += 1
    current.save()
    NotUseful.objects.filter(organisation=organisation, rule=rule).delete()
    record(_what(before, current.state), by=by, subject=current, organisation=organisation.pk)
    return current


def _changed(current: Tuning | None) -> Exception:
    if current is None:
        return NotNow(_("What was said of this rule is no longer there. Look again."))
    return Changed({name: getattr(current, name) for name in FIELDS}, current.version)


def _what(before: str, after: str) -> What:
    if after == State.OFF and before != State.OFF:
        return What.TUNING_OFF
    if after == State.LIT and before != State.LIT:
        return What.TUNING_ON
    return What.TUNING_CHANGED


@transaction.atomic
def say_not_useful(organisation: Organisation, rules: Iterable[str], *, by: Viewer) -> int:
    """Count, once for each person and rule, that a rule did not fit. Returns how many rules that retired.

    Nothing is recorded of who said it, when, or of which text. That a rule was retired is, by nobody.
    """
    require_member(by, organisation)
    known = rules_of_house_and(organisation)
    resting = set(
        Tuning.objects.filter(organisation=organisation).exclude(state=State.LIT).values_list("rule", flat=True)
    )
    counted = [rule for rule in dict.fromkeys(rules) if rule in known and rule not in resting][:MOST_AT_ONCE]
    for rule in counted:
        NotUseful.objects.get_or_create(
            once=_once(organisation, rule, by), defaults={"organisation": organisation, "rule": rule}
        )
    return sum(_retire(organisation, rule) for rule in counted)


def _once(organisation: Organisation, rule: str, by: Viewer) -> str:
    user = by.user.pk if by.user else ""
    return _sealed(f"not-useful:{organisation.pk}:{rule}:{user}")


def _sealed(text: str) -> str:
    return hmac.new(settings.LINK_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _retire(organisation: Organisation, rule: str) -> bool:
    """Where enough people said so. What they said goes with it."""
    said = NotUseful.objects.filter(organisation=organisation, rule=rule)
    if said.count() < ENOUGH:
        return False
    said.delete()
    retired, _new = Tuning.objects.select_for_update().get_or_create(organisation=organisation, rule=rule)
    retired.state, retired.reason, retired.said_by = State.RETIRED, "", None
    retired.said_on = timezone.localdate()
    retired.version += 1
    retired.save()
    record(What.TUNING_RETIRED, by=None, subject=retired, organisation=organisation.pk)
    return True


def forget_what_they_said(user: User) -> None:
    """Before an account goes: what this person said of rules, which can only be found while they can be named."""
    said = NotUseful.objects.filter(organisation__members__user=user).select_related("organisation").distinct()
    own = [
        each.once
        for each in said
        if hmac.compare_digest(each.once, _once(each.organisation, each.rule, Viewer(user=user)))
    ]
    NotUseful.objects.filter(pk__in=own).delete()
