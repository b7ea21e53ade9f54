"""Hana looks after an organisation: its name, its numbers, its statements and who belongs to it. Others cannot."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from holdfast.audit.models import Event
from holdfast.organisations import actions, queries
from holdfast.organisations.access import (
    administers_somewhere,
    is_administrator,
    membership,
    require_administrator,
    require_administrator_somewhere,
    require_member,
)
from holdfast.organisations.models import Member, Organisation, Statement
from holdfast.people.access import NOBODY, setup_token
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow
from tests.people import PASSWORD, Cast

HOUSE = {"organisation": "Northquay Council", "name": "Hana", "email": "hana@example.org", "password": PASSWORD}
NUMBERS = {"name": "Northquay Council", "least_inside": 5, "least_beyond": 10, "version": 1}


def member_of(cast: Cast, name: str) -> Member:
    return Member.objects.get(user__name=name, organisation=cast.northquay)


def events() -> list[tuple]:
    return list(Event.objects.order_by("pk").values_list("what", "fields"))


def test_the_set_up_link_makes_the_first_administrator_and_opens_nothing_after_that(db, client):
    path = f"/s/{setup_token()}/"

    shown, made, again = client.get(path), client.post(path, HOUSE), client.get(path)

    hana = Member.objects.get()
    assert (shown.status_code, made.status_code, again.status_code) == (200, 302, 404)
    assert (hana.user.name, hana.organisation.name, hana.is_administrator) == ("Hana", "Northquay Council", True)
    assert events() == [("user.joined", []), ("organisation.started", [])]
    assert client.get("/s/guessed/").status_code == 404


def test_a_password_easily_guessed_sets_up_nothing(db, client):
    answer = client.post(f"/s/{setup_token()}/", HOUSE | {"password": "hana@example"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["password"])
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)


def test_a_house_that_is_set_up_is_not_set_up_again(cast):
    with pytest.raises(NotNow, match="set up already"):
        actions.set_up_house(email="late@example.org", name="Late", password=PASSWORD, organisation="Late")

    assert Organisation.objects.filter(name="Late").count() == 0


def test_the_address_of_the_cast_cannot_be_used_for_setting_up(cast, client):
    User.objects.update(is_sample=True)

    answer = client.post(f"/s/{setup_token()}/", HOUSE)

    assert answer.context["form"].non_field_errors() == [
        "There is an account with this address already. Sign in with it, then open the invitation again."
    ]


def test_somebody_signed_in_starts_an_organisation_and_administers_it_and_nobody_cannot(cast):
    made = actions.start_organisation("Harbour Watch", by=cast.frances)
    with pytest.raises(PermissionDenied):
        actions.start_organisation("Nobody's", by=NOBODY)

    assert is_administrator(cast.frances, made) is True
    assert list(Organisation.objects.values_list("name", flat=True)) == [
        "Harbour Watch",
        "Harbour Youth",
        "Northquay Council",
    ]
    assert made.statement.is_ready is False


def test_belonging_administering_and_neither_are_told_apart(cast):
    seen = {
        name: (
            membership(viewer, cast.northquay) is not None,
            is_administrator(viewer, cast.northquay),
            administers_somewhere(viewer),
        )
        for name, viewer in {"hana": cast.hana, "ben": cast.ben, "farid": cast.farid, "nobody": NOBODY}.items()
    }

    assert seen == {
        "hana": (True, True, True),
        "ben": (True, False, False),
        "farid": (False, False, False),
        "nobody": (False, False, False),
    }


def test_what_is_required_is_refused_with_a_sentence(cast):
    require_member(cast.ben, cast.northquay)
    require_administrator(cast.hana, cast.northquay)
    require_administrator_somewhere(cast.hana)

    with pytest.raises(PermissionDenied, match="Only members of this organisation"):
        require_member(cast.farid, cast.northquay)
    with pytest.raises(PermissionDenied, match="administer this organisation"):
        require_administrator(cast.ben, cast.northquay)
    with pytest.raises(PermissionDenied, match="administer an organisation"):
        require_administrator_somewhere(cast.ben)


def test_somebody_who_left_belongs_no_longer(cast):
    actions.end_membership(member_of(cast, "Ben"), by=cast.hana)

    assert membership(cast.ben, cast.northquay) is None
    assert list(queries.organisations_for(cast.ben)) == []
    assert [each.user.name for each in queries.members_for(cast.hana, cast.northquay)] == ["Amina", "Gwen", "Hana"]
    assert list(queries.members_for(cast.amina, cast.northquay)) == []
    assert events() == [("member.left", [])]


def test_numbers_are_raised_on_the_page_and_can_never_be_lowered(cast, as_person):
    path = f"/organisations/{cast.northquay.pk}/change/"
    browser = as_person(cast.hana)

    raised = browser.post(path, NUMBERS | {"least_inside": 7})
    lowered = browser.post(path, NUMBERS | {"least_inside": 6, "version": 2})
    crossed = browser.post(path, NUMBERS | {"least_inside": 12, "version": 2})

    assert (raised.status_code, lowered.status_code, crossed.status_code) == (302, 200, 200)
    assert lowered.context["form"].non_field_errors() == [
        "These numbers can be raised, never lowered: people answered trusting them."
    ]
    assert crossed.context["form"].non_field_errors() == [
        "What is shown beyond a journey needs at least as many answers as what is shown within it."
    ]
    assert Organisation.objects.values_list("least_inside", "least_beyond", "version").get(pk=cast.northquay.pk) == (
        7,
        10,
        2,
    )
    assert events() == [("organisation.changed", ["colour", "least_beyond", "least_inside", "name"])]


def test_the_number_for_what_is_sent_beyond_is_not_lowered_below_the_houses_own(cast):
    with pytest.raises(NotNow, match="never lowered"):
        actions.change_organisation(cast.northquay, by=cast.hana, **NUMBERS | {"least_beyond": 9})


def test_a_member_who_does_not_administer_changes_nothing_and_a_stranger_does_not_find_it(cast, as_person):
    with pytest.raises(PermissionDenied):
        actions.change_organisation(cast.northquay, by=cast.ben, **NUMBERS | {"name": "Ben's"})
    with pytest.raises(PermissionDenied):
        actions.change_statement(cast.northquay, by=cast.ben, statement={"help": "Ben's"}, version=1)

    answers = [
        as_person(who).get(f"/organisations/{cast.northquay.pk}/change/").status_code
        for who in (cast.hana, cast.ben, cast.farid)
    ]
    assert (answers, events()) == ([200, 403, 404], [])


def test_two_administrators_writing_at_once_see_both_names(cast, as_person):
    browser, path = as_person(cast.hana), f"/organisations/{cast.northquay.pk}/change/"
    browser.post(path, NUMBERS | {"name": "Northquay Borough"})

    late = browser.post(path, NUMBERS | {"name": "Northquay Town"})
    page = late.content.decode()

    assert late.status_code == 409
    assert (page.count("Northquay Borough</dd>"), page.count('value="Northquay Town"')) == (1, 1)


def test_two_administrators_writing_statements_see_both_texts(cast, as_person):
    browser, path = as_person(cast.hana), f"/organisations/{cast.northquay.pk}/statement/"
    first = browser.post(path, {"help": "Ring the front desk.", "version": 1})

    late = browser.post(path, {"help": "Ask at reception.", "version": 1})
    page = late.content.decode()
    again = browser.post(path, {"help": "Ask at reception.", "version": late.context["form"].data["version"]})

    assert (first.status_code, late.status_code, again.status_code) == (302, 409, 302)
    assert (page.count("Ring the front desk."), page.count("Ask at reception.</textarea>")) == (1, 1)
    assert Statement.objects.get(organisation=cast.northquay).help == "Ask at reception."
    assert [what for what, _fields in events()] == ["statement.changed", "statement.changed"]


def test_only_what_changed_in_a_statement_is_named_in_the_event(cast):
    with pytest.raises(Changed):
        actions.change_statement(cast.northquay, by=cast.hana, statement={"help": "Ask."}, version=7)

    kept = actions.change_statement(
        cast.northquay, by=cast.hana, statement={"help": "Ask.", "keep_months": 12}, version=1
    )

    assert (kept.help, kept.version, kept.is_ready) == ("Ask.", 2, True)
    assert events() == [("statement.changed", ["help"])]


def test_hana_makes_ben_an_administrator_and_takes_it_back(cast, as_person):
    browser, path = as_person(cast.hana), f"/members/{member_of(cast, 'Ben').pk}/change/"

    browser.post(path, {"administrator": "yes"})
    made = member_of(cast, "Ben").is_administrator
    browser.post(path, {"administrator": "no"})

    assert (made, member_of(cast, "Ben").is_administrator) == (True, False)
    assert events() == [("member.changed", ["is_administrator"])] * 2


def test_an_organisation_keeps_its_last_administrator_and_says_so_where_hana_was(cast, as_person):
    hana = member_of(cast, "Hana")
    page = f"/organisations/{cast.northquay.pk}/"
    browser = as_person(cast.hana)
    browser.defaults["HTTP_REFERER"] = f"http://testserver{page}"

    answers = [
        browser.post(f"/members/{hana.pk}/{verb}/", {"administrator": "no"}, follow=True) for verb in ("change", "end")
    ]

    for answer in answers:
        assert answer.redirect_chain == [(page, 302)]
        assert [str(each) for each in answer.context["messages"]] == [
            "An organisation needs an administrator. Make somebody else one first."
        ]
    assert (member_of(cast, "Hana").is_administrator, member_of(cast, "Hana").left_on) == (True, None)


def test_with_two_administrators_one_may_go(cast, as_person):
    actions.change_member(member_of(cast, "Ben"), by=cast.hana, is_administrator=True)

    answer = as_person(cast.hana).post(f"/members/{member_of(cast, 'Hana').pk}/end/")

    assert (answer.status_code, member_of(cast, "Hana").left_on is None) == (302, False)


def test_an_administrator_who_cannot_sign_in_any_more_does_not_count_as_the_last(cast):
    actions.change_member(member_of(cast, "Ben"), by=cast.hana, is_administrator=True)
    User.objects.filter(name="Ben").update(is_active=False)

    with pytest.raises(NotNow, match="needs an administrator"):
        actions.end_membership(member_of(cast, "Hana"), by=cast.hana)


def test_those_who_do_not_administer_take_nobody_out_and_make_nobody_administrator(cast):
    for refused in (
        lambda: actions.change_member(member_of(cast, "Gwen"), by=cast.ben, is_administrator=True),
        lambda: actions.end_membership(member_of(cast, "Gwen"), by=cast.farid),
    ):
        with pytest.raises(PermissionDenied):
            refused()

    assert (member_of(cast, "Gwen").is_administrator, member_of(cast, "Gwen").left_on) == (False, None)


def test_the_house_is_run_by_the_first_organisation_and_one_is_found_by_name(cast):
    assert queries.hosts().get() == cast.northquay
    assert queries.organisation_named(" NORTHQUAY council") == cast.northquay
    assert queries.organisation_named("Southquay") is None
    assert queries.statement_of(cast.northquay).responsible == "Northquay Council is responsible."


def test_an_organisation_page_asks_the_same_number_of_questions_for_one_member_and_for_thirty(
    cast, as_person, django_assert_num_queries
):
    browser, path = as_person(cast.hana), f"/organisations/{cast.northquay.pk}/"
    Member.objects.exclude(user__name="Hana").delete()
    with django_assert_num_queries(8):
        assert len(browser.get(path).context["members"]) == 1

    add_members(cast, 29)

    with django_assert_num_queries(8):
        assert len(browser.get(path).context["members"]) == 25


def add_members(cast: Cast, how_many: int) -> None:
    users = [User(email=f"member{number}@example.org", name=f"Member {number}") for number in range(how_many)]
    User.objects.bulk_create(users)
    Member.objects.bulk_create(Member(organisation=cast.northquay, user=user) for user in users)


def test_what_happened_is_told_to_administrators_with_as_many_questions_for_thirty_as_for_one(
    cast, as_person, django_assert_num_queries
):
    browser, path = as_person(cast.hana), f"/organisations/{cast.northquay.pk}/events/"
    actions.invite_member(cast.northquay, by=cast.hana)
    with django_assert_num_queries(7):
        one = browser.get(path).context["events"]

    for _number in range(29):
        actions.invite_member(cast.northquay, by=cast.hana)

    with django_assert_num_queries(7):
        many = browser.get(path).context["events"]
    assert [(each["who"], each["did"]) for each in one] == [("Hana", "made an invitation link")]
    assert [(each["who"], each["did"]) for each in many] == [("Hana", "made an invitation link")] * 25


def test_a_password_made_of_ones_name_does_not_set_a_house_up(db):
    with pytest.raises(ValidationError):
        actions.set_up_house(
            email="h@example.org", name="Hana Northquay", password="hana northquay", organisation="Northquay"
        )

    assert Organisation.objects.count() == 0


def test_documents_wear_the_organisations_colour_and_no_other_word_is_taken_for_one(cast, as_person):
    path = f"/organisations/{cast.northquay.pk}/change/"
    browser = as_person(cast.hana)

    chosen = browser.post(path, NUMBERS | {"colour": "#1D4F91"})
    refused = browser.post(path, NUMBERS | {"colour": "red;}", "version": 2})

    assert (chosen.status_code, refused.status_code) == (302, 200)
    assert refused.context["form"].errors["colour"] == [
        "Write the colour as # and six letters or digits, such as #1D4F91."
    ]
    assert Organisation.objects.get(pk=cast.northquay.pk).colour == "#1D4F91"
