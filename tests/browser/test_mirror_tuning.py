"""An organisation tunes its mirror: a question that did not fit, a rule off, a term of its own, young people's words, ten minutes."""

import pytest
from playwright.sync_api import expect

from holdfast.mirror.actions.tuning import say_not_useful
from holdfast.mirror.models import NotUseful, Proposal
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.mirror.addresses import DUCKLING

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("mirror_is_ready"),
]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
TEXT = "The ducklings were seen at the station. The cohort was reviewed."


def read(page, served, text: str = TEXT) -> list[str]:
    page.goto(f"{served.url}/mirror/")
    page.get_by_label("Paste a text").fill(text)
    page.get_by_role("button", name="Read it with me").click()
    page.get_by_role("heading", name="A reading").wait_for()
    return page.locator("mark").all_inner_texts()


def in_a_new_tab(page, button: str):
    with page.expect_popup() as opened:
        page.get_by_role("button", name=button).click()
    opened.value.wait_for_load_state()
    return opened.value


@WIDTHS
def test_a_card_that_was_not_useful_is_passed_on_for_the_rule_and_the_third_retires_it(
    served, cast, new_page, client, width
):
    for other in (cast.amina, cast.gwen):
        say_not_useful(cast.northquay, ["cohort"], by=other)
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    assert read(page, served) == ["cohort"]
    page.get_by_label("Not useful").first.check()
    beside = in_a_new_tab(page, "Pass on what was not useful")
    look(beside, f"mirror-not-useful-{width}")
    beside.get_by_role("button", name="Pass it on").click()
    beside.get_by_text("a rule is retired here").wait_for()
    look(beside, f"mirror-retired-{width}")

    assert NotUseful.objects.count() == 0
    expect(page.get_by_role("heading", name="A reading")).to_be_visible()
    assert read(page, served) == []


@WIDTHS
@pytest.mark.parametrize("scripts", [True, False])
def test_ben_switches_a_rule_off_adds_a_term_and_sees_his_reading_change(
    served, cast, new_page, client, width, scripts
):
    name = f"-{width}" if scripts else ""
    page = new_page(width, scripts=scripts)
    sign_in(page, served, cast.ben, client)
    assert read(page, served) == ["cohort"]
    page.goto(f"{served.url}/organisations/{cast.northquay.pk}/mirror/")
    look(page, name and f"mirror-untuned{name}", scripts=scripts)
    page.goto(f"{served.url}/organisations/{cast.northquay.pk}/mirror/rules/cohort/")
    page.get_by_label("off", exact=True).check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Please fill this in.").wait_for()
    look(page, name and f"mirror-rule-wrong{name}", scripts=scripts)
    page.get_by_label("Why?").fill("Our word for a training year.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Our word for a training year.").wait_for()
    _add_a_term(page, name, scripts=scripts)

    assert read(page, served) == ["ducklings"]


def _add_a_term(page, name: str, *, scripts: bool) -> None:
    """First with too few innocent sentences, and then as it should be."""
    page.get_by_role("link", name="Add a term").first.click()
    _fill(page, left_alone="Ducklings swam on the pond.")
    page.get_by_role("link", name="Write three such sentences").wait_for()
    look(page, name and f"mirror-term-wrong{name}", scripts=scripts)
    page.get_by_label("Innocent sentences").fill(DUCKLING.left_alone)
    page.get_by_role("button", name="Try it and keep it").click()
    page.get_by_text("lights up in your readings from now on").wait_for()
    look(page, name and f"mirror-tuned{name}", scripts=scripts)


def _fill(page, *, left_alone: str) -> None:
    for label, value in {
        "Which wording should light up?": DUCKLING.phrases,
        "Not when": DUCKLING.not_when,
        "What could a team ask itself there?": DUCKLING.question,
        "What may the wording be protecting us from?": DUCKLING.protects,
        "Other ways to say it": DUCKLING.other_ways,
        "Where does this come from?": DUCKLING.source,
        "Sentences in which it should light up": DUCKLING.lit,
        "Innocent sentences": left_alone,
    }.items():
        page.get_by_label(label).fill(value)
    page.get_by_label("Somebody in pieces").check()
    page.get_by_role("button", name="Try it and keep it").click()


@WIDTHS
def test_young_people_s_words_are_written_down_accepted_and_left_alone(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/organisations/{cast.northquay.pk}/mirror/proposals/new/")
    page.get_by_label("Words that young people chose").check()
    page.get_by_label("Which words?").fill("cohort")
    page.get_by_label("Young people's").check()
    page.get_by_role("button", name="Put it forward").click()
    page.get_by_role("link", name="Ask them first").wait_for()
    look(page, f"mirror-proposal-wrong-{width}")
    page.get_by_label("They said yes").check()
    page.get_by_role("button", name="Put it forward").click()
    page.get_by_text("Somebody else here will answer it").wait_for()
    other = new_page(width)
    sign_in(other, served, cast.amina, type(client)())
    other.goto(f"{served.url}/mirror/proposals/{Proposal.objects.get().pk}/")
    look(other, f"mirror-proposal-{width}")
    other.get_by_role("button", name="Accept it").click()
    other.get_by_text("young people here").first.wait_for()

    assert read(other, served) == []
    expect(other.get_by_text("young people chose these words for themselves")).to_be_visible()
    look(other)


@WIDTHS
def test_a_team_talks_for_ten_minutes_and_keeps_what_it_wants_to_try(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    read(page, served)
    page.get_by_label("Talk about it").first.check()
    talk = in_a_new_tab(page, "Talk about it for ten minutes")
    look(talk, f"mirror-talk-{width}")
    talk.get_by_label("Notes for yourself").fill("I was cross.")
    talk.get_by_label("What do you want to try?").fill("Begin with his name.")
    talk.get_by_role("button", name="Keep what we want to try").click()
    talk.get_by_role("heading", name="What we want to try").wait_for()
    look(talk, f"mirror-talks-{width}")
    expect(talk.get_by_text("Begin with his name.").first).to_be_visible()
    expect(talk.get_by_text("I was cross.")).not_to_be_visible()
    talk.get_by_role("button", name="Throw it away").click()
    talk.get_by_text("Nothing is kept yet").wait_for()
    look(talk)
