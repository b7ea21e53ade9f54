"""How the invented organisation of the demonstration tunes its language mirror."""

from datetime import timedelta

from django.utils import timezone

from holdfast.journeys.models import Journey
from holdfast.mirror.actions import proposals, talks, terms, tuning
from holdfast.mirror.models import Term
from holdfast.mirror.queries.terms import Wording
from holdfast.organisations.models import Organisation
from holdfast.people.access import Viewer
from holdfast.people.models import User

LINES = ("phrases", "not_when", "other_ways", "lit", "left_alone")


def bring_in_mirror(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """How the organisation tunes it, once, and what the journey's team wants to try, as mirror.toml tells them."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    if not Term.objects.filter(organisation=journey.organisation).exists():
        _tuned(journey.organisation, content, viewers)
    for row in content["talks"]:
        day = timezone.localdate() - timedelta(days=row["days_ago"])
        talks.keep_talk(journey, by=viewers[row["by"]], want_to_try=row["want_to_try"], held_on=day)


def _tuned(organisation: Organisation, content: dict, viewers: dict[str, Viewer]) -> None:
    """Terms, chosen words, rules switched off, proposals and answers."""
    for row in content["terms"]:
        told = {name: value for name, value in row.items() if name != "by"}
        wording = Wording(**told | {name: "\n".join(told[name]) for name in LINES})
        terms.add_term(organisation, by=viewers[row["by"]], wording=wording)
    for row in content["chosen"]:
        terms.choose_word(organisation, by=viewers[row["by"]], words=row["words"], chosen_by=row["chosen_by"])
    for row in content["tunings"]:
        said = {"state": row["state"], "not_when": "\n".join(row.get("not_when", ())), "reason": row["reason"]}
        tuning.tune_rule(organisation, row["rule"], by=viewers[row["by"]], version=0, **said)
    for row in content["not_useful"]:
        tuning.say_not_useful(organisation, [row["rule"]], by=viewers[row["by"]])
    for row in content["proposals"]:
        _proposal(organisation, row, viewers)


def _proposal(organisation: Organisation, row: dict, viewers: dict[str, Viewer]) -> None:
    put = proposals.Put(
        proposes=row["proposes"],
        words=row["words"],
        proposed_by=row["from"],
        rule=row.get("rule", ""),
        why=row["why"],
        has_leave=row["from"] == "young",
    )
    made = proposals.propose(organisation, by=viewers[row["by"]], put=put)
    answers = {"accepted": proposals.accept_proposal, "declined": proposals.decline_proposal}
    if "became" in row:
        answers[row["became"]](made, by=viewers[row["answered_by"]], answer=row["answer"])
