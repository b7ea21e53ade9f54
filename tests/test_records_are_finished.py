"""A kind of record is finished when it stands in every place that looks after records, or a reason does."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from holdfast.audit.enums import SENTENCES, What
from holdfast.people.access import Viewer
from holdfast.records.actions import whole_house
from holdfast.records.actions.erasing import erase_journey

ROOT = Path(__file__).resolve().parent.parent
NOT_SEARCHED = "reason: not something that people search for"
ANSWERS = "reason: words of people who answer are shown with their picture and nowhere else"
PRIVATE = "reason: private words are never recorded, remembered or counted"
OF_AN_ORGANISATION = "reason: what is found again is of a journey; this is of an organisation, on one page"

# model: (the first part of its audit words, the kind under which memory holds it)
RECORDS = {
    "people.User": ("user", NOT_SEARCHED),
    "organisations.Organisation": ("organisation", NOT_SEARCHED),
    "organisations.Member": ("member", NOT_SEARCHED),
    "organisations.Invitation": ("invitation", NOT_SEARCHED),
    "organisations.Statement": ("statement", NOT_SEARCHED),
    "journeys.Journey": ("journey", "journey"),
    "journeys.Perspective": ("perspective", NOT_SEARCHED),
    "journeys.Strand": ("strand", NOT_SEARCHED),
    "journeys.Spell": ("spell", "spell"),
    "journeys.Position": ("position", NOT_SEARCHED),
    "journeys.Participant": ("participant", NOT_SEARCHED),
    "journeys.Function": ("function", NOT_SEARCHED),
    "journeys.JourneyInvitation": ("invitation", NOT_SEARCHED),
    "journeys.Authoriser": ("authoriser", "authoriser"),
    "journeys.Stance": ("stance", "reason: where somebody stands is read beside who says so, never found on its own"),
    "journeys.Reply": ("reply", "reply"),
    "journeys.Decision": ("decision", "decision"),
    "journeys.Moment": ("moment", "moment"),
    "journeys.Presence": ("moment", NOT_SEARCHED),
    "journeys.MomentMark": ("moment", NOT_SEARCHED),
    "journeys.Feeling": (PRIVATE, PRIVATE),
    "journeys.GroupFeeling": (
        "group_feeling",
        "reason: words of a group stand beside their moment, as long as it wishes",
    ),
    "journeys.LookBack": ("look_back", "look_back"),
    "journeys.Handover": ("handover", "handover"),
    "journeys.HandoverNote": ("handover", "handover"),
    "journeys.Ground": ("decision", "decision"),
    "journeys.Promise": ("promise", "promise"),
    "journeys.Expectation": ("expectation", "reason: it is read beside the forecast that rests on it"),
    "journeys.Forecast": ("forecast", "forecast"),
    "journeys.Sitting": ("sitting", "sitting"),
    "journeys.Activity": ("activity", "activity"),
    "journeys.Placement": ("placement", "placement"),
    "theory.Theory": ("theory", "theory"),
    "theory.Element": ("element", "reason: it is found with the theory that it stands in"),
    "theory.TheoryLink": ("theory_link", "reason: it is found with the theory that it stands in"),
    "theory.Remark": ("remark", "remark"),
    "theory.TheoryVersion": ("theory", "reason: the theory as it is now is found; its versions are one press away"),
    "evidence.Measure": ("measure", "measure"),
    "theory.CaseForChange": ("case", "case"),
    "theory.Point": ("point", "reason: it is found with its case"),
    "theory.Cost": ("cost", "reason: it is read beside the case for change"),
    "evidence.Claim": ("claim", "claim"),
    "evidence.EvidenceItem": ("evidence", "reason: it is found with its claim"),
    "evidence.Turn": ("claim", "reason: it is read where it turned"),
    "evidence.LocalCondition": ("condition", "reason: it is found with the adaptations that answer to it"),
    "evidence.Adaptation": ("adaptation", "adaptation"),
    "evidence.Series": ("series", "reason: it is found by its measure"),
    "evidence.Value": ("value", "reason: a number is read in its chart"),
    "evidence.Rebase": ("rebase", "rebase"),
    "evidence.Cycle": ("cycle", "cycle"),
    "evidence.Pin": ("cycle", "reason: it is found by its cycle"),
    "rounds.GuideVersion": ("guide", NOT_SEARCHED),
    "rounds.Round": ("round", "round"),
    "rounds.Group": ("group", NOT_SEARCHED),
    "rounds.Link": ("link", NOT_SEARCHED),
    "rounds.Response": ("response", ANSWERS),
    "rounds.Answer": ("response", ANSWERS),
    "rounds.Guess": ("guess", "reason: a guess is its maker's own"),
    "rounds.Conversation": ("conversation", "conversation"),
    "rounds.SiteGuide": ("guide", "guide"),
    "rounds.Pulse": ("pulse", NOT_SEARCHED),
    "rounds.PulseGroup": ("pulse", NOT_SEARCHED),
    "rounds.FacilitatedSession": ("session", ANSWERS),
    "rounds.Tally": ("session", ANSWERS),
    "rounds.Reflection": (PRIVATE, PRIVATE),
    "rounds.ReflectionMember": (PRIVATE, PRIVATE),
    "partnership.MeetingRhythm": ("meeting_rhythm", NOT_SEARCHED),
    "partnership.Meeting": ("meeting", "meeting"),
    "partnership.Attendance": ("meeting", NOT_SEARCHED),
    "partnership.Note": ("note", "note"),
    "partnership.Comment": ("comment", "reason: it is read beside what it speaks of"),
    "partnership.SlowQuestion": ("slow_question", "slow_question"),
    "partnership.SlowAnswer": ("slow_answer", "slow_question"),
    "partnership.Debrief": ("debrief", "debrief"),
    "partnership.Insight": ("insight", "insight"),
    "partnership.Footing": ("insight", "insight"),
    "partnership.Share": ("insight", NOT_SEARCHED),
    "partnership.Involvement": ("involvement", "involvement"),
    "partnership.RaisedPoint": ("raised_point", "involvement"),
    "partnership.OwnNote": (PRIVATE, PRIVATE),
    "reports.Report": ("report", "report"),
    "reports.Chapter": ("report", "reason: it is found with its report"),
    "reports.Edition": ("report", "reason: it is found with its report"),
    "reports.Lever": ("lever", "reason: it is found with its report"),
    "reports.ReportFile": ("report", "reason: a file on its way is found by whoever asked for it"),
    "mirror.Term": ("term", OF_AN_ORGANISATION),
    "mirror.ChosenWord": ("chosen_word", OF_AN_ORGANISATION),
    "mirror.Tuning": ("tuning", OF_AN_ORGANISATION),
    "mirror.Proposal": ("proposal", OF_AN_ORGANISATION),
    "mirror.Talk": ("talk", "reason: searching reaches those who look on, and this is for those who work on it"),
    "mirror.NotUseful": ("reason: who said so is recorded nowhere; that a rule was retired is", NOT_SEARCHED),
    "audit.Event": ("reason: it is the audit", NOT_SEARCHED),
    "memory.Entry": ("reason: it repeats what is recorded elsewhere", NOT_SEARCHED),
}
# What the demonstration need not show, and why.
NOT_IN_DEMONSTRATION = {
    "reports.ReportFile": "a file is made when somebody asks for it, and gone after a day",
    "organisations.Invitation": "an invitation that nobody waits for would open the house",
    "journeys.JourneyInvitation": "an invitation that nobody waits for would open the house",
    "rounds.Link": "links of the demonstration are made when somebody opens a round in it",
}


def ours() -> list:
    return [model for model in apps.get_models() if model.__module__.startswith("holdfast.")]


def test_every_model_is_listed_here():
    assert {model._meta.label for model in ours()} == set(RECORDS)


@pytest.mark.parametrize("label", sorted(RECORDS))
def test_what_is_done_to_a_record_has_a_sentence_in_the_audit(label):
    first = RECORDS[label][0]
    words = [what for what in What if what.split(".")[0] == first]

    assert first.startswith("reason:") or words != []
    assert [what for what in words if what not in SENTENCES] == []


def test_what_memory_should_hold_is_remembered_somewhere():
    source = "\n".join(
        path.read_text()
        for path in (ROOT / "holdfast").rglob("*.py")
        if "actions" in path.parts or path.name == "actions.py"
    )
    kinds = {kind for _audit, kind in RECORDS.values() if not kind.startswith("reason:")}

    missing = {kind for kind in kinds if not re.search(rf"\"{kind}\"", source)}

    assert missing == set()


def test_every_record_is_in_the_backup():
    assert {model._meta.label for model in ours()} - {model._meta.label for model in whole_house._models()} == set()


def test_the_demonstration_has_one_of_every_kind(demonstrated):
    missing = {model._meta.label for model in ours() if not model._base_manager.exists()}

    assert missing - set(NOT_IN_DEMONSTRATION) == set()


def test_erasing_a_journey_leaves_nothing_of_it_but_a_note(cast, demonstrated):
    journey = next(each for each in cast.amina.user.participations.all() if each.journey.kind == "invented").journey
    kept = {"people.User", "organisations.Organisation", "audit.Event", "rounds.GuideVersion"}
    before = {model._meta.label: model._base_manager.count() for model in ours()}

    erase_journey(journey, by=Viewer(user=cast.amina.user))

    after = {model._meta.label: model._base_manager.count() for model in ours()}
    assert {label for label in kept if after[label] < before[label]} == set()
    assert after["rounds.Round"] == 0
    assert after["rounds.Answer"] == 0
    assert after["rounds.Response"] == 0
    assert after["rounds.Conversation"] == 0
    assert {
        name: after[f"rounds.{name}"] for name in ("SiteGuide", "Pulse", "PulseGroup", "FacilitatedSession", "Tally")
    } == {
        "SiteGuide": 0,
        "Pulse": 0,
        "PulseGroup": 0,
        "FacilitatedSession": 0,
        "Tally": 0,
    }
    assert after["rounds.Reflection"] == 1  # Amina's own stands under her name, with no journey
