"""Every address, for every person of the cast: the status is written by hand from the permission table, never computed.

Stranger and bearers of links are sent to sign in (302) from pages for participants; who may not know of a thing gets 404, who takes
part without the right 403. Carys holds the cookie of an answer in this journey's open round; Other the one of another journey's round.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from holdfast.rounds.actions import leading
from tests.evidence.addresses import CASES, CLAIMS
from tests.factories import people_answer
from tests.mirror.addresses import TABLE as MIRROR
from tests.partnership.addresses import TABLE as PARTNERSHIP
from tests.records.addresses import TABLE as RECORDS
from tests.reports.addresses import TABLE as REPORTS
from tests.sharing import shared
from tests.theory.addresses import TABLE as THEORY
from tests.world import make_world

PEOPLE = ("nobody", "amina", "ben", "esi", "frances", "gwen", "hana", "farid", "carys", "other")

ALL = "200 200 200 200 200 200 200 200 200 200"
SIGNED_IN = "302 200 200 200 200 200 200 200 302 302"
PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
LEADS = "302 200 403 403 403 403 404 404 302 302"
LEADS_DO = "302 302 403 403 403 403 404 404 302 302"
LEADS_ALONE_KNOW = "302 200 404 404 404 404 404 404 302 302"
LEADS_ALONE_DO = "302 302 404 404 404 404 404 404 302 302"
MEMBERS = "302 200 200 404 404 200 200 404 302 302"
ADMINISTRATORS = "302 403 403 404 404 403 200 404 302 302"
ADMINISTRATORS_ALONE_DO = "302 404 404 404 404 404 302 404 302 302"
THOSE_WHO_WORK_DO = "302 302 302 302 403 403 404 404 302 302"
THOSE_WHO_HOLD_SESSIONS = "302 200 403 200 403 403 404 404 302 302"
BEN_ALONE = "302 404 200 404 404 404 404 404 302 302"  # it is Ben's own, so the lead does not reach it either
BEN_ALONE_DOES = "302 404 302 404 404 404 404 404 302 302"
BEN_AND_ESI_DO = "302 404 302 302 404 404 404 404 302 302"
THE_TWO = "302 200 200 404 404 404 404 404 302 302"  # Amina hands on, and offers it to Ben
WITH_COOKIE = "404 404 404 404 404 404 404 404 200 200"
GO_ON = "404 404 404 404 404 404 404 404 302 302"

# address: (method, what it is about, statuses in the order of PEOPLE)
TABLE = {
    "web:home": ("get", "", ALL),
    "web:demonstration": ("post", "", "302 403 403 403 403 403 302 403 302 302"),
    "web:search": ("get", "", SIGNED_IN),
    "web:journey": ("get", "journey", PARTICIPANTS),
    "web:orphans": ("get", "organisation", ADMINISTRATORS),
    "web:mail": ("get", "organisation", ADMINISTRATORS),
    "web:privacy": ("get", "", ALL),
    "web:cookies": ("get", "", ALL),
    "web:accessibility": ("get", "", ALL),
    "web:help": ("get", "", ALL),
    "web:who_sees_what": ("get", "", ALL),
    "web:gallery": ("get", "", ALL),
    "web:health": ("get", "", ALL),
    "people:join": ("get", "", "403 403 403 403 403 403 403 403 403 403"),
    "people:account": ("get", "", SIGNED_IN),
    "people:digest": ("post", "", "302 302 302 302 302 302 302 302 302 302"),
    "people:digest_stop": ("get", "digest_token", ALL),
    "organisations:set_up": ("get", "token", "404 404 404 404 404 404 404 404 404 404"),
    "organisations:organisation": ("get", "organisation", MEMBERS),
    "organisations:change": ("get", "organisation", ADMINISTRATORS),
    "organisations:statement": ("get", "organisation", ADMINISTRATORS),
    "organisations:events": ("get", "organisation", ADMINISTRATORS),
    "organisations:invite": ("get", "organisation", ADMINISTRATORS),
    "organisations:invitation_revoke": ("post", "invitation", ADMINISTRATORS_ALONE_DO),
    "organisations:invitation_accept": ("get", "invitation_secret", ALL),
    "organisations:member_change": ("post", "member", ADMINISTRATORS_ALONE_DO),
    "organisations:member_end": ("post", "member", ADMINISTRATORS_ALONE_DO),
    "journeys:list": ("get", "", SIGNED_IN),
    "journeys:start": ("get", "", "302 200 200 403 403 200 200 200 302 302"),
    "journeys:tried": ("get", "", SIGNED_IN),
    "journeys:change": ("get", "journey", LEADS),
    "journeys:path": ("get", "journey", PARTICIPANTS),
    "journeys:strand_add": ("get", "journey", LEADS),
    "journeys:strand_place": ("get", "strand", THOSE_WHO_WORK),
    "journeys:strand_move": (
        "get",
        "strand",
        "302 302 302 302 403 403 404 404 302 302",
    ),  # nobody there has placed it yet
    "journeys:strand_recall": ("get", "strand", THOSE_WHO_WORK),
    "journeys:spell_change": ("get", "spell", THOSE_WHO_WORK),
    "journeys:spell_take_back": ("get", "spell", THOSE_WHO_WORK),
    "journeys:path_file": ("get", "journey+svg", PARTICIPANTS),
    "journeys:decisions": ("get", "journey", PARTICIPANTS),
    "journeys:promise_answer": ("get", "promise", THOSE_WHO_WORK),
    "journeys:forecast": ("get", "strand", PARTICIPANTS),
    "journeys:forecast_make": ("post", "forecast_strand", THOSE_WHO_WORK_DO),
    "journeys:expect": ("get", "strand", PARTICIPANTS),
    "journeys:forecasts": ("get", "strand", PARTICIPANTS),
    "journeys:forecast_made": ("get", "forecast", PARTICIPANTS),
    "journeys:forecast_file": ("get", "forecast+svg", PARTICIPANTS),
    "journeys:ecocycle": ("get", "journey", PARTICIPANTS),
    "journeys:sitting_open": ("get", "journey", THOSE_WHO_WORK),
    "journeys:sitting": ("get", "sitting", PARTICIPANTS),
    "journeys:sitting_reveal": ("get", "sitting", "302 200 200 403 403 403 404 404 302 302"),  # Ben opened it
    "journeys:sitting_set_aside": ("get", "sitting", "302 200 200 403 403 403 404 404 302 302"),
    "journeys:sitting_file": ("get", "revealed+pdf", PARTICIPANTS),
    "journeys:activity_place": ("get", "activity", PARTICIPANTS),
    "journeys:activity_together": ("get", "activity", THOSE_WHO_WORK),
    "journeys:activity_notes": ("get", "seen_activity", THOSE_WHO_WORK),
    "journeys:activity_decide": ("get", "seen_activity", THOSE_WHO_WORK),
    "journeys:activity_promise": ("get", "seen_activity", THOSE_WHO_WORK),
    "journeys:activity_picture": ("get", "seen_activity+svg", PARTICIPANTS),
    "journeys:placement_take_back": ("get", "placement", BEN_ALONE),
    "journeys:participants": ("get", "journey", PARTICIPANTS),
    "journeys:invite": ("get", "journey", LEADS),
    "journeys:events": ("get", "journey", PARTICIPANTS),
    "journeys:participant_change": ("get", "participant", LEADS),
    "journeys:participant_end": ("get", "participant", "302 200 200 403 403 403 404 404 302 302"),
    "journeys:invitation_revoke": ("post", "journey_invitation", LEADS_ALONE_DO),
    "journeys:invitation_accept": ("get", "journey_secret", ALL),
    "journeys:authorising": ("get", "journey", PARTICIPANTS),
    "journeys:authoriser_add": ("get", "journey", THOSE_WHO_WORK),
    "journeys:question_answer": ("get", "journey+question", THOSE_WHO_WORK),
    "journeys:authoriser": ("get", "authoriser", PARTICIPANTS),
    "journeys:authoriser_change": ("get", "authoriser", THOSE_WHO_WORK),
    "journeys:authoriser_remove": ("get", "authoriser", LEADS),
    "journeys:stance_add": ("get", "authoriser", PARTICIPANTS),
    "journeys:stance_change": ("get", "stance", BEN_ALONE),
    "journeys:stance_withdraw": ("post", "stance", "302 404 302 404 404 404 404 404 302 302"),
    "journeys:functions": ("get", "journey", PARTICIPANTS),
    "journeys:function_add": ("get", "participant", LEADS),
    "journeys:function_change": ("get", "function", LEADS),
    "journeys:function_end": ("get", "function", "302 200 403 403 403 200 404 404 302 302"),
    "journeys:function_remove": ("post", "function", LEADS_DO),
    "journeys:participant_note": ("get", "journey", LEADS),
    "journeys:participant_merge": ("get", "unsigned", LEADS),
    "journeys:moments": ("get", "journey", PARTICIPANTS),
    "journeys:moment_new": ("get", "journey", THOSE_WHO_WORK),
    "journeys:moment": ("get", "moment", PARTICIPANTS),
    "journeys:moment_change": ("get", "moment", THOSE_WHO_WORK),
    "journeys:moment_take_away": ("get", "moment", THOSE_WHO_WORK),
    "journeys:moment_mark": ("post", "moment", THOSE_WHO_WORK_DO),
    "journeys:felt": ("get", "moment", PARTICIPANTS),
    "journeys:felt_together": ("get", "moment+perspective", THOSE_WHO_WORK),
    "journeys:feelings": ("get", "", SIGNED_IN),
    "journeys:feeling_take_back": ("post", "feeling", BEN_ALONE_DOES),
    "journeys:feeling_delete": ("post", "feeling", BEN_ALONE_DOES),
    "journeys:map": ("get", "journey", PARTICIPANTS),
    "journeys:map_words": ("get", "journey", THOSE_WHO_WORK),
    "journeys:map_file": ("get", "journey+kind", THOSE_WHO_WORK),
    "journeys:handovers": ("get", "journey", PARTICIPANTS),
    "journeys:handover_begin": ("post", "journey", LEADS_DO),
    "journeys:handover": ("get", "handover", THE_TWO),
    "journeys:handover_letter": ("get", "handover", "302 200 403 404 404 404 404 404 302 302"),
    "journeys:handover_offer": ("get", "handover", "302 200 403 404 404 404 404 404 302 302"),
    "journeys:handover_take_back": ("post", "handover", "302 302 403 404 404 404 404 404 302 302"),
    "journeys:handover_discard": ("get", "handover", "302 200 403 404 404 404 404 404 302 302"),
    "journeys:handover_take_on": ("get", "handover", "302 403 200 404 404 404 404 404 302 302"),
    "journeys:handover_decline": ("get", "handover", "302 403 200 404 404 404 404 404 302 302"),
    "journeys:handover_conversation": ("get", "handover", THE_TWO),
    "journeys:handover_note": ("get", "handover+asked", THE_TWO),
    "journeys:look_back": ("get", "journey", PARTICIPANTS),
    "journeys:look_back_moment": ("get", "moment", PARTICIPANTS),
    "evidence:home": ("get", "journey", PARTICIPANTS),
    "evidence:measures": ("get", "journey", PARTICIPANTS),
    "evidence:measure_new": ("get", "journey", THOSE_WHO_WORK),
    "evidence:measure": ("get", "measure", PARTICIPANTS),
    "evidence:measure_change": ("get", "measure", THOSE_WHO_WORK),
    "evidence:measures_file": ("get", "journey+pdf", THOSE_WHO_WORK),
    "evidence:measure_file": ("get", "measure+pdf", THOSE_WHO_WORK),
    "evidence:values": ("get", "measure", THOSE_WHO_WORK),
    "evidence:value_new": ("get", "measure", THOSE_WHO_WORK),
    "evidence:series": ("get", "series", PARTICIPANTS),
    "evidence:series_file": ("get", "series+svg", THOSE_WHO_WORK),
    "evidence:series_take_away": ("get", "series", THOSE_WHO_WORK),
    "evidence:rebase": ("get", "series", THOSE_WHO_WORK),
    "evidence:rebase_take_back": ("get", "rebase", THOSE_WHO_WORK),
    "evidence:value_change": ("get", "value", THOSE_WHO_WORK),
    "evidence:value_take_away": ("post", "value", THOSE_WHO_WORK_DO),
    "evidence:cycles": ("get", "journey", PARTICIPANTS),
    "evidence:cycle_new": ("get", "journey", THOSE_WHO_WORK),
    "evidence:cycle": ("get", "cycle", PARTICIPANTS),
    "evidence:cycle_change": ("get", "cycle", THOSE_WHO_WORK),
    "evidence:cycle_begin": ("get", "cycle", THOSE_WHO_WORK),
    "evidence:cycle_look": ("get", "cycle", THOSE_WHO_WORK),
    "rounds:list": ("get", "journey", PARTICIPANTS),
    "rounds:new": ("get", "journey", LEADS),
    "rounds:detail": ("get", "open_round", PARTICIPANTS),
    "rounds:change": ("get", "draft", LEADS_ALONE_KNOW),
    "rounds:open": ("post", "draft", LEADS_ALONE_DO),
    "rounds:close": ("get", "open_round", LEADS),
    "rounds:discard": ("post", "draft", LEADS_ALONE_DO),
    "rounds:links": ("get", "open_round", LEADS),
    "rounds:words_arriving": ("get", "open_round", "302 403 403 200 403 403 404 404 302 302"),
    "rounds:withhold": ("get", "closed_round", LEADS),
    "rounds:poster": ("get", "link", LEADS),
    "rounds:qr": ("get", "link", LEADS),
    "rounds:link_revoke": ("post", "link", LEADS_DO),
    "rounds:link_set_aside": ("get", "link", LEADS),
    "rounds:link_new": ("post", "group", LEADS_DO),
    "rounds:links_personal": ("get", "group", LEADS),
    "rounds:group_change": ("get", "group", LEADS),
    "rounds:group_remove": ("get", "group", LEADS),
    "rounds:paper": ("get", "group", LEADS),
    "rounds:enter": ("get", "group", LEADS),
    "rounds:together": ("get", "group", LEADS),
    "rounds:landing": ("get", "link_secret", ALL),
    "rounds:return_words": ("get", "", ALL),
    "rounds:returning": ("get", "return_secret", ALL),
    "rounds:answer": ("get", "", GO_ON),
    "rounds:question": ("get", "prompt", WITH_COOKIE),
    "rounds:autosave": ("post", "prompt", "404 404 404 404 404 404 404 404 204 204"),
    "rounds:all_questions": ("get", "", WITH_COOKIE),
    "rounds:keep": ("get", "", WITH_COOKIE),
    "rounds:finish": ("get", "", WITH_COOKIE),
    "rounds:done": ("get", "", ALL),
    "rounds:delete": ("get", "", WITH_COOKIE),
    "rounds:mine": ("get", "", GO_ON),
    "rounds:traces": ("get", "", ALL),
    "rounds:picture": ("get", "closed_round", PARTICIPANTS),
    "rounds:guess": ("get", "closed_round", PARTICIPANTS),
    "rounds:talk": ("get", "closed_round+prompt", PARTICIPANTS),
    "rounds:after": ("get", "closed_round", PARTICIPANTS),
    "rounds:talk_change": ("get", "conversation", THOSE_WHO_WORK),
    "rounds:compare": ("get", "journey", PARTICIPANTS),
    "rounds:told": ("get", "closed_round", PARTICIPANTS),
    "rounds:way": ("get", "deciding_round", PARTICIPANTS),
    "rounds:closing": ("get", "open_round", PARTICIPANTS),
    "rounds:guides": ("get", "journey", PARTICIPANTS),
    "rounds:guide_bring_in": ("get", "journey", THOSE_WHO_WORK),
    "rounds:guide": ("get", "journey+guide", PARTICIPANTS),
    "rounds:guide_copy": ("post", "journey+guide", THOSE_WHO_WORK_DO),
    "rounds:site_guide": ("get", "site_guide", PARTICIPANTS),
    "rounds:site_guide_compare": ("get", "site_guide", PARTICIPANTS),
    "rounds:site_guide_head": ("get", "site_guide", THOSE_WHO_WORK),
    "rounds:site_guide_add": ("get", "site_guide", THOSE_WHO_WORK),
    "rounds:site_guide_later": ("get", "site_guide", THOSE_WHO_WORK_DO),
    "rounds:site_guide_discard": ("post", "site_guide", THOSE_WHO_WORK_DO),
    "rounds:site_guide_file": ("get", "site_guide", PARTICIPANTS),
    "rounds:site_guide_reword": ("get", "site_guide+prompt", THOSE_WHO_WORK),
    "rounds:site_guide_drop": ("get", "site_guide+prompt", THOSE_WHO_WORK),
    "rounds:site_guide_move": ("get", "site_guide+prompt", THOSE_WHO_WORK),
    "rounds:pulses": ("get", "journey", PARTICIPANTS),
    "rounds:pulse_new": ("get", "journey", LEADS),
    "rounds:pulse": ("get", "pulse", PARTICIPANTS),
    "rounds:pulse_stop": ("post", "pulse", LEADS_DO),
    "rounds:pulse_landing": ("get", "pulse_secret", "302 302 302 302 302 302 302 302 302 302"),
    "rounds:session_new": ("get", "group", THOSE_WHO_HOLD_SESSIONS),
    "rounds:bulk": ("get", "group", LEADS),
    "rounds:session": ("get", "session", THOSE_WHO_HOLD_SESSIONS),
    "rounds:session_end": ("post", "session", "302 302 403 302 403 403 404 404 302 302"),
    "rounds:session_step": ("get", "session+prompt+step", THOSE_WHO_HOLD_SESSIONS),
    **MIRROR,
    "rounds:reflections": ("get", "", SIGNED_IN),
    "rounds:reflection_new": ("get", "guide", SIGNED_IN),
    "rounds:reflection": ("get", "reflection", BEN_ALONE),
    "rounds:reflection_delete": ("get", "reflection", BEN_ALONE),
    "rounds:reflection_file": ("get", "reflection", BEN_ALONE),
    "rounds:reflection_agree": ("post", "team_reflection", BEN_AND_ESI_DO),
    "rounds:reflection_unsaid": ("post", "team_reflection+unsaid", BEN_AND_ESI_DO),
    "rounds:report": ("get", "closed_round", THOSE_WHO_WORK),
    "rounds:report_word": ("get", "closed_round", THOSE_WHO_WORK),
    "rounds:report_pdf": ("get", "closed_round", THOSE_WHO_WORK),
    **PARTNERSHIP,
    **REPORTS,
    **RECORDS,
    **CLAIMS,
    **CASES,
    **THEORY,
}


@pytest.fixture
def world(db):
    """One of everything in "Safer after school", and a round elsewhere; browsers of their own for those who bear a link."""
    made = shared(make_world)
    made.bearers = {name: _with_cookies(cookies) for name, cookies in made.cookies.items()}
    return made


def _with_cookies(cookies) -> Client:
    browser = Client()
    browser.cookies = cookies
    return browser


def _address(name: str, about: str, world) -> str:
    named = {"prompt": "backing", "lens": "ritual", "mirror_rule": "cohort"}
    parts = [named.get(each) or getattr(world, each) for each in about.split("+")] if about else []
    return reverse(name, args=[getattr(part, "pk", part) for part in parts])


def _browser(person: str, world) -> Client:
    if person in world.bearers:
        return world.bearers[person]
    browser = Client()
    if person != "nobody":
        browser.force_login(getattr(world.cast, person).user)
    return browser


def _addresses() -> set[str]:
    found = set()

    def walk(patterns, namespace=""):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                found.add(f"{namespace}:{pattern.name}" if namespace else pattern.name)
            else:
                walk(pattern.url_patterns, pattern.namespace or namespace)

    walk(get_resolver().url_patterns)
    return found


def test_every_address_of_ours_is_in_the_table():
    assert {name for name in _addresses() if name and ":" in name} == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_sees(name, world):
    method, about, expected = TABLE[name]
    seen = {}
    for person in PEOPLE:
        browser = _browser(person, world)
        with transaction.atomic():
            seen[person] = getattr(browser, method)(_address(name, about, world)).status_code
            transaction.set_rollback(True)

    assert seen == dict(zip(PEOPLE, map(int, expected.split()), strict=True))


def test_the_bearer_of_another_rounds_link_sees_nothing_of_this_one(world):
    world.bearers["carys"].post("/answer/q/backing/", {"choice": "helps", "words": "Words of Carys.", "was": ""})

    for where in ("/answer/q/backing/", "/answer/all/", "/answer/finish/"):
        assert "Words of Carys." in world.bearers["carys"].get("/answer/all/").content.decode()
        assert "Words of Carys." not in world.bearers["other"].get(where).content.decode()


@pytest.mark.parametrize("person", ["hana", "farid"])
def test_who_must_never_see_content_finds_none_by_searching(world, person):
    browser = _browser(person, world)

    found, never = (each.get("/search/?words=talked").content.decode() for each in (_browser("ben", world), browser))

    assert "We <mark>talked</mark>." in found
    assert ("We talked." in never, "<mark>" in never) == (False, False)


def test_only_quoted_words_reach_those_who_look_on(world):
    people_answer(world.group, (0, 3, 3, 0), prompts=["backing"], words="May be quoted.")
    world.bearers["carys"].post("/answer/q/backing/", {"choice": "helps", "words": "For leads alone.", "was": ""})
    leading.close_round(world.open_round, by=world.cast.amina)
    where = reverse("rounds:picture", args=[world.open_round.pk])

    lead, looks_on = (_browser(person, world).get(where).content.decode() for person in ("amina", "frances"))

    assert ("May be quoted." in lead, "For leads alone." in lead) == (True, True)
    assert ("May be quoted." in looks_on, "For leads alone." in looks_on) == (True, False)
