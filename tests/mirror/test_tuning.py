"""An organisation tunes its mirror: terms, rules switched off, words that young people chose; readings go by it, and by nobody else's."""

from dataclasses import asdict, replace

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.guides.mirror_tuning import Tuned, mirror_as, rules_as
from holdfast.guides.mirroring import house_mirror, house_rules
from holdfast.mirror.actions import terms
from holdfast.mirror.actions.tuning import tune_rule
from holdfast.mirror.models import ChosenWord, Term, Tuning
from holdfast.mirror.queries.terms import wrong_with
from holdfast.organisations.models import Member
from holdfast.ui.refusals import Changed, NotNow
from tests.mirror.addresses import DUCKLING

TEXT = "The ducklings were seen at the station. The cohort was reviewed."


def marks(browser, text: str = TEXT, **more: str) -> list[str]:
    page = browser.post("/mirror/", {"text": text, **more}).content.decode()
    return [part.split("</mark>")[0] for part in page.split("<mark>")[1:]]


def here(cast) -> str:
    return f"/organisations/{cast.northquay.pk}/mirror/"


def off(cast, rule: str = "cohort", *, by=None, version: int = 0, state: str = "off", reason: str = "Our word."):
    said = {"state": state, "not_when": "", "reason": reason, "version": version}
    return tune_rule(cast.northquay, rule, by=by or cast.ben, **said)


def test_a_mirror_that_nobody_tuned_is_the_house_s_own():
    assert mirror_as(Tuned()) is house_mirror()
    assert rules_as(Tuned()) == house_rules()


def test_a_mirror_without_words_of_its_own_shares_the_patterns_of_the_house():
    """So that the first reading after a rule was switched off is as quick as any."""
    theirs, house = mirror_as(Tuned(off=frozenset({"cohort"}))), house_mirror()

    kept = {pattern.matcher.text: pattern.matcher for pattern in house.patterns}
    assert all(pattern.matcher is kept[pattern.matcher.text] for pattern in theirs.patterns)
    assert len(theirs.patterns) < len(house.patterns)


def test_a_term_lights_up_for_every_member_and_for_nobody_elsewhere(cast, as_person):
    before = marks(as_person(cast.gwen))
    as_person(cast.ben).post(f"{here(cast)}terms/new/", asdict(DUCKLING))

    after, elsewhere = marks(as_person(cast.gwen)), marks(as_person(cast.farid))

    assert (before, after) == (["cohort"], ["ducklings", "cohort"])
    assert elsewhere == before
    assert marks(as_person(cast.gwen), "Ducklings swam on the pond.") == []


def test_a_term_stands_with_who_added_it_its_question_and_who_shaped_it(cast, as_person):
    made = terms.add_term(cast.northquay, by=cast.ben, wording=DUCKLING)

    page = as_person(cast.hana).get(here(cast)).content.decode()

    for words in ("“duckling”", "Who are they, away from there?", "Ben, ", "the youth forum"):
        assert words in page
    assert [(each.what, each.who, each.fields) for each in Event.objects.all()] == [
        ("term.added", cast.ben.user.pk, [])
    ]
    assert as_person(cast.gwen).get(made.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "where", "said"),
    [
        ("phrases", "", "phrases", "Please fill this in."),
        ("phrases", "(kid|kids", "phrases", "should be plain words"),
        ("phrases", "gosling", "lit", "none of your wording stands in it"),
        ("phrases", "x" * 130, "phrases", "is too long"),
        ("phrases", "\n".join(f"kid{n}" for n in range(30)), "phrases", "At most 20 lines"),
        ("lit", "They went home.", "lit", "none of your wording stands in it"),
        ("lit", "She said: “I am a duckling.”", "lit", "words that somebody says themselves"),
        ("not_when", "station", "lit", "because “Not when” holds it back"),
        ("not_when", "", "left_alone", "It would light up in “Ducklings swam on the pond.”"),
        ("left_alone", "Ducklings swam on the pond.", "left_alone", "Write three such sentences"),
        ("lens", "distance", "lens", "Choose from what is offered here"),
    ],
)
def test_a_term_that_does_not_do_what_it_says_is_refused_beside_its_field(cast, as_person, field, value, where, said):
    answer = as_person(cast.ben).post(f"{here(cast)}terms/new/", {**asdict(DUCKLING), field: value})

    errors = " ".join(answer.context["form"].errors.get(where, []))
    assert said in errors
    assert Term.objects.count() == 0
    assert answer.context["form"]["question"].value() == DUCKLING.question


def test_every_refusal_of_a_form_is_one_of_the_action_too(cast):
    wrong = replace(DUCKLING, lit="They went home.")

    with pytest.raises(NotNow, match="none of your wording"):
        terms.add_term(cast.northquay, by=cast.ben, wording=wrong)
    assert wrong_with(DUCKLING) == []


def test_words_that_ask_much_of_a_machine_are_refused_or_quick():
    for phrases in ("(" * 100, "[a]" * 40, "{word} " * 17, "a* " * 40, "{lemma:" * 10):
        assert wrong_with(replace(DUCKLING, phrases=phrases)) != []


def test_two_who_change_a_term_at_once_both_keep_what_they_typed(cast, as_person):
    term = terms.add_term(cast.northquay, by=cast.ben, wording=DUCKLING)
    terms.change_term(term, by=cast.amina, wording=replace(DUCKLING, source="The forum"), version=1)

    late = {**asdict(DUCKLING), "source": "My own", "version": 1}
    answer = as_person(cast.ben).post(f"/mirror/terms/{term.pk}/change/", late)

    assert answer.status_code == 409
    assert [text for _name, text in answer.context["form"].theirs] == ["The forum"]
    assert Term.objects.get().source == "The forum"
    with pytest.raises(Changed):
        terms.change_term(term, by=cast.ben, wording=DUCKLING, version=1)


def test_a_term_that_is_taken_away_goes_with_what_was_said_of_it(cast, as_person):
    term = terms.add_term(cast.northquay, by=cast.ben, wording=DUCKLING)
    off(cast, term.rule)

    as_person(cast.amina).post(f"/mirror/terms/{term.pk}/take-away/")

    assert (Term.objects.count(), Tuning.objects.count()) == (0, 0)
    assert marks(as_person(cast.ben)) == ["cohort"]


def test_a_rule_that_is_switched_off_with_a_reason_lights_up_no_more_and_says_why(cast, as_person):
    browser = as_person(cast.ben)
    where, sent = f"{here(cast)}rules/cohort/", {"state": "off", "not_when": "", "version": 0}
    without = browser.post(where, {**sent, "reason": " "})

    browser.post(where, {**sent, "reason": "Our word for a training year."})

    assert "reason" in without.context["form"].errors
    assert marks(as_person(cast.gwen), "The cohort was reviewed.") == []
    for path in (here(cast), "/mirror/rules/fragmentation/"):
        pages = [as_person(cast.gwen).get(path, {"page": number}).content.decode() for number in (1, 2, 3)]
        assert any("Our word for a training year." in page for page in pages)
    assert not any(
        "Our word for a training year."
        in as_person(cast.farid).get(f"/mirror/rules/fragmentation/?page={n}").content.decode()
        for n in (1, 2, 3)
    )
    assert list(Event.objects.values_list("what", flat=True)) == ["tuning.off"]


def test_a_rule_comes_back_and_two_who_speak_of_it_at_once_see_each_other(cast, as_person):
    off(cast)

    with pytest.raises(Changed):
        off(cast, by=cast.amina, version=0, reason="Mine.")
    off(cast, by=cast.amina, version=1, state="lit", reason="It matters again.")

    assert marks(as_person(cast.ben), "The cohort was reviewed.") == ["cohort"]
    assert "cohort" not in as_person(cast.ben).get(here(cast)).content.decode().split("Rules that are off")[1]


def test_a_rule_is_held_back_where_the_organisation_says_and_nowhere_else(cast, as_person):
    said = {"state": "lit", "not_when": "training", "reason": "Our training years.", "version": 0}
    tune_rule(cast.northquay, "cohort", by=cast.ben, **said)
    browser = as_person(cast.ben)

    assert marks(browser, "The training of the cohort went well.") == []
    assert marks(browser, "The cohort was reviewed.") == ["cohort"]


def test_a_guard_that_would_leave_nothing_of_a_rule_is_refused(cast, as_person):
    silent = {"state": "lit", "not_when": "cohort", "reason": "All of it.", "version": 0}

    answer = as_person(cast.ben).post(f"{here(cast)}rules/cohort/", silent)

    assert "Switch it off instead" in " ".join(answer.context["form"].errors["not_when"])
    assert Tuning.objects.count() == 0


def test_words_that_young_people_chose_light_up_nowhere_and_the_reading_says_so(cast, as_person):
    browser = as_person(cast.ben)
    browser.post(f"{here(cast)}chosen-words/new/", {"words": "ducklings", "chosen_by": "the youth forum"})
    terms.add_term(cast.northquay, by=cast.ben, wording=DUCKLING)

    page = browser.post("/mirror/", {"text": TEXT}).content.decode()

    assert marks(browser) == ["cohort"]
    assert "young people chose these words for themselves: “ducklings”" in " ".join(page.split())
    again = browser.post(f"{here(cast)}chosen-words/new/", {"words": "ducklings", "chosen_by": "Ben"})
    assert "stands here already, chosen by: the youth forum." in str(again.context["form"].errors)
    browser.post(f"/mirror/chosen-words/{ChosenWord.objects.get().pk}/take-away/")
    assert marks(browser) == ["ducklings", "cohort"]


def test_who_belongs_to_two_organisations_says_whose_terms_it_is_read_with(cast, as_person):
    harbour = cast.elsewhere.organisation
    Member.objects.create(organisation=harbour, user=cast.ben.user)
    off(cast)
    browser = as_person(cast.ben)

    text = "The cohort was reviewed."
    assert marks(browser, text, organisation=str(harbour.pk)) == ["cohort"]
    assert marks(browser, text, organisation=str(cast.northquay.pk)) == []
    assert "With whose terms shall it be read?" in browser.get("/mirror/").content.decode()
    assert "With whose terms" not in as_person(cast.gwen).get("/mirror/").content.decode()


def test_who_belongs_to_no_organisation_reads_with_the_house_s_rules(cast, as_person):
    off(cast)

    assert marks(as_person(cast.esi), organisation=str(cast.northquay.pk)) == ["cohort"]


def test_only_members_tune_and_a_rule_that_is_none_is_not_found(cast, as_person):
    for refused in (
        lambda: off(cast, by=cast.esi),
        lambda: terms.add_term(cast.northquay, by=cast.farid, wording=DUCKLING),
        lambda: terms.choose_word(cast.northquay, by=cast.frances, words="kid", chosen_by="x"),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    with pytest.raises(NotNow, match="no such rule"):
        off(cast, "nonsense")
    with pytest.raises(NotNow, match="retired only by what people say"):
        off(cast, state="retired")
    assert as_person(cast.ben).get(f"{here(cast)}rules/nonsense/").status_code == 404
    assert Tuning.objects.count() == 0


def test_an_organisation_that_tuned_nothing_is_told_what_it_could(cast, as_person):
    page = as_person(cast.ben).get(here(cast)).content.decode()

    for words in ("No term of your own yet", "None is noted yet.", "Nothing waits.", "None. A rule is switched off"):
        assert words in page


def test_the_page_asks_the_database_as_often_for_one_as_for_many(cast, as_person, django_assert_num_queries):
    browser = as_person(cast.ben)
    for number in range(12):
        terms.choose_word(cast.northquay, by=cast.ben, words=f"kid {number}", chosen_by="the forum")
        if number in (0, 11):
            with django_assert_num_queries(7):
                browser.get(here(cast))
