"""Pages around the main job, in a real browser: leaving fast, coming back, signing in with a second step, posters and paper."""

import pytest

from holdfast.people.access import link_secret
from tests.browser.conftest import look
from tests.factories import a_round, group_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(served, cast):
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
    return f"{served.url}/a/{link_secret('link', group_of(round_, 'young_people').links.get().pk)}/"


def sign_in(page, served, viewer, client):
    client.force_login(viewer.user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": served.url}])


def begins(page, address):
    page.goto(address)
    page.get_by_role("button", name="Start").click()
    page.get_by_text("Question 1 of").wait_for()


@pytest.mark.parametrize("how", ["one press", "escape three times"])
def test_carys_leaves_fast_and_back_does_not_return(address, new_page, settings, served, how):
    settings.LEAVE_FAST_URL = f"{served.url}/help/"
    page = new_page(360)
    begins(page, address)

    if how == "one press":
        page.get_by_role("link", name="Leave this page fast").or_(
            page.get_by_role("button", name="Leave this page fast")
        ).first.click()
    else:
        for _ in range(3):
            page.keyboard.press("Escape")
    page.wait_for_url("**/help/")
    page.go_back()

    assert "/answer/" not in page.url


def test_leaving_fast_works_without_scripts(address, new_page, settings, served):
    settings.LEAVE_FAST_URL = f"{served.url}/help/"
    page = new_page(360, scripts=False)
    begins(page, address)

    page.get_by_text("Leave this page fast").click()
    page.wait_for_url("**/help/")


def test_what_is_typed_is_saved_while_typing(address, new_page):
    page = new_page(360)
    begins(page, address)

    page.locator("textarea").fill("Half a sentence")
    page.get_by_text("Saved", exact=False).first.wait_for()
    page.reload()

    assert page.locator("textarea").input_value() == "Half a sentence"


def test_carys_comes_back_by_her_twelve_words_on_another_phone(address, new_page, served):
    phone, other = new_page(360), new_page(360)
    begins(phone, address)
    phone.locator("textarea").fill("I will be back")
    phone.get_by_role("button", name="Next", exact=True).click()
    phone.get_by_text("Question 2 of").wait_for()
    phone.get_by_role("link", name="Save and stop").click()
    phone.get_by_role("heading", name="It is saved.").wait_for()
    look(phone, "return-words-360")
    words = " ".join(phone.locator("ol.hf-words li").all_inner_texts())

    other.goto(f"{served.url}/r/")
    look(other)
    other.get_by_label("Your twelve words").fill(words)
    other.get_by_role("button", name="Open it").click()
    other.get_by_text("Question 2 of").wait_for()
    other.get_by_role("link", name="Back").click()
    other.get_by_text("Question 1 of").wait_for()

    assert other.locator("textarea").input_value() == "I will be back"


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_that_anybody_may_read_is_clean(served, new_page, width):
    page = new_page(width)
    for where in (
        "",
        "privacy/",
        "cookies/",
        "accessibility/",
        "help/",
        "who-sees-what/",
        "account/login/",
        "account/password/reset/",
        "a/nothing/",
        "nothing/",
    ):
        page.goto(f"{served.url}/{where}")
        look(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_a_lead_is_clean(served, cast, new_page, client, width):
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
    draft = a_round(cast.journey, cast.amina, asked={"managers": 6}, is_open=False)
    group, journey = group_of(round_, "managers"), cast.journey
    link, strand = group.links.get(), journey.strands.get()
    participant = journey.participants.get(user=cast.ben.user)
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    pages = (
        *(
            f"journeys/{journey.pk}/{each}"
            for each in ("path/", "decisions/", "participants/", "participants/invite/", "events/", "change/")
        ),
        *(f"journeys/{journey.pk}/{each}" for each in ("strands/add/", "rounds/", "rounds/new/")),
        *(f"strands/{strand.pk}/place/", f"participants/{participant.pk}/", f"participants/{participant.pk}/end/"),
        *(f"rounds/{round_.pk}/{each}" for each in ("", "links/", "close/")),
        *(f"rounds/{draft.pk}/{each}" for each in ("", "change/")),
        *(f"groups/{group.pk}/{each}" for each in ("paper/", "enter/", "together/", "personal/", "change/", "remove/")),
        *(f"links/{link.pk}/{each}" for each in ("poster/", "set-aside/")),
        *("search/?words=safer", "account/name/", "account/2fa/", "account/2fa/webauthn/"),
    )
    for where in pages:
        page.goto(f"{served.url}/{where}")
        look(page, {"links/": "", f"links/{link.pk}/poster/": f"poster-{width}"}.get(where, ""))


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_an_administrator_is_clean(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.hana, client)
    organisation = cast.northquay.pk
    for where in ("", "change/", "statement/", "events/", "invite/", "orphans/", "mail/"):
        page.goto(f"{served.url}/organisations/{organisation}/{where}")
        look(page)
