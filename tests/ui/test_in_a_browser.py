"""The house's own scripts and its pages in a real browser. No server: every address is answered here."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.template import engines
from django.template.loader import render_to_string

from holdfast.ui.gallery import EveryField, gallery_items

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = "http://house.example"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
ANSWERING = """{% extends "ui/answering.html" %}{% block content %}<h1 class="govuk-heading-l">{{ title }}</h1>
<form method="post" action="/answer/1/" data-autosave-url="/save/"><label for="words">Words</label>
<textarea id="words" name="words" class="govuk-textarea">{{ words }}</textarea>
{% include "ui/parts/autosave.html" %}<button class="govuk-button">Next</button></form>
<a class="govuk-link" href="/answer/2/">Skip this one</a>{% endblock %}"""


def answering(title: str, words: str = "") -> str:
    values = {"title": title, "words": words, "leave_fast_url": "http://weather.example/"}
    return engines["django"].from_string(ANSWERING).render(values)


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


class House:
    """Answers what the page asks for, and remembers what was posted where."""

    def __init__(self, page):
        self.page, self.posted, self.is_down = page, [], False
        self.pages = {"/answer/1/": answering("One"), "/answer/2/": answering("Two"), "/before/": "<h1>Before</h1>"}
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda said: self.problems.append(said.text) if "Content Security" in said.text else None)
        page.route("**/*", self.answer)

    def answer(self, route):
        request, path = route.request, "/" + route.request.url.split("/", 3)[3]
        if request.url.startswith("http://weather.example"):
            return route.fulfill(body="<title>Weather</title>", content_type="text/html")
        if path.startswith("/static/"):
            file = ROOT / "holdfast" / "ui" / path.lstrip("/")
            return route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        if request.method == "POST":
            return self.take(route, path)
        headers = {"Content-Security-Policy": POLICY}
        return route.fulfill(body=self.pages.get(path, ""), content_type="text/html; charset=utf-8", headers=headers)

    def take(self, route, path):
        if self.is_down:
            return route.abort("internetdisconnected")
        self.posted.append((path, parse_qs(route.request.post_data or "").get("words", [""])[0]))
        if path == "/save/":
            return route.fulfill(status=204)
        return route.fulfill(body=answering("Two"), content_type="text/html; charset=utf-8")


@pytest.fixture
def house(browser):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield House(page)
    page.close()


def open_first(house):
    house.page.goto(HOUSE + "/before/")
    house.page.goto(HOUSE + "/answer/1/")


def test_one_press_leaves_and_going_back_does_not_return(house):
    open_first(house)

    house.page.get_by_role("button", name="Leave this page fast").click()
    house.page.wait_for_url("http://weather.example/")
    house.page.go_back()

    assert house.page.url == HOUSE + "/before/"
    assert house.problems == []


def test_escape_three_times_leaves_and_twice_does_not(house):
    open_first(house)

    house.page.keyboard.press("Escape")
    house.page.keyboard.press("Escape")
    stayed = house.page.url
    house.page.keyboard.press("Escape")
    house.page.wait_for_url("http://weather.example/")

    assert stayed == HOUSE + "/answer/1/"


def test_what_was_typed_is_handed_over_when_leaving_fast(house):
    open_first(house)
    house.page.fill("#words", "They asked us in June.")

    house.page.get_by_role("button", name="Leave this page fast").click()
    house.page.wait_for_url("http://weather.example/")

    assert house.posted == [("/save/", "They asked us in June.")]


def test_writing_is_saved_after_a_pause_and_says_so(house):
    open_first(house)

    house.page.fill("#words", "Then nothing came back.")
    house.page.wait_for_selector("[data-autosave-status]:text('Saved')")

    assert house.posted == [("/save/", "Then nothing came back.")]


def test_without_a_connection_the_words_stay_and_are_sent_later(house):
    open_first(house)
    house.is_down = True
    house.page.fill("#words", "Still here")
    house.page.wait_for_selector("[data-autosave-status]:text('No connection')")

    house.is_down = False
    house.page.evaluate("window.dispatchEvent(new Event('online'))")
    house.page.wait_for_selector("[data-autosave-status]:text('Saved')")

    assert house.page.input_value("#words") == "Still here"
    assert house.posted == [("/save/", "Still here")]


def test_answering_takes_one_place_in_the_history(house):
    open_first(house)
    places = house.page.evaluate("history.length")

    house.page.get_by_role("button", name="Next").click()
    house.page.wait_for_selector("h1:text('Two')")
    after_form, focused = house.page.evaluate("[history.length, document.activeElement.textContent]")
    house.page.get_by_role("link", name="Skip this one").click()
    house.page.wait_for_url(HOUSE + "/answer/2/")

    assert [after_form, house.page.evaluate("history.length")] == [places, places]
    assert focused == "Two"
    assert house.problems == []


def test_a_form_that_cannot_be_sent_keeps_what_was_typed(house):
    open_first(house)
    house.is_down = True
    house.page.fill("#words", "Not lost")

    house.page.get_by_role("button", name="Next").click()
    house.page.wait_for_selector("[data-autosave-status]:text('Please try again')")

    assert house.page.input_value("#words") == "Not lost"
    assert house.page.url == HOUSE + "/answer/1/"


def test_scripts_still_work_on_a_page_that_was_followed_in_place(house):
    open_first(house)
    house.page.get_by_role("button", name="Next").click()
    house.page.wait_for_selector("h1:text('Two')")

    house.page.fill("#words", "On the second page")
    house.page.wait_for_selector("[data-autosave-status]:text('Saved')")

    assert house.posted[-1] == ("/save/", "On the second page")


def wrong() -> str:
    source = (
        '{% extends "ui/base.html" %}{% load ui %}{% block title %}Start{% endblock %}{% block content %}'
        '<h1 class="govuk-heading-xl">Start</h1>{% uiblock "form" form=form %}{% enduiblock %}{% endblock %}'
    )
    return engines["django"].from_string(source).render({"form": EveryField({})})


def test_errors_get_the_focus_and_their_links_go_to_the_field(house):
    house.pages["/wrong/"] = wrong()
    house.page.goto(HOUSE + "/wrong/")
    first = house.page.evaluate("document.activeElement.className")

    house.page.click("a[href='#id_closes_0']")

    assert first == "govuk-error-summary"
    assert house.page.evaluate("document.activeElement.id") == "id_closes_0"


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("name", ["gallery", "answering", "wrong", "print", "error"])
def test_pages_are_clean_for_axe_and_never_wider_than_the_screen(house, name, width):
    drawn = {
        "gallery": lambda: render_to_string("ui/gallery.html", {"items": gallery_items()}),
        "answering": lambda: answering("The say that young people have", "They asked us in June."),
        "wrong": wrong,
        "print": lambda: (
            engines["django"]
            .from_string(
                '{% extends "ui/print.html" %}{% block title %}Poster{% endblock %}{% block content %}<h1>Poster</h1>{% endblock %}'
            )
            .render({})
        ),
        "error": lambda: render_to_string(
            "ui/error.html", {"title": "Not here", "sentence": "Nothing at this address."}
        ),
    }
    house.pages["/look/"] = drawn[name]()
    house.page.set_viewport_size({"width": width, "height": 800})
    house.page.goto(HOUSE + "/look/")

    house.page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = house.page.evaluate("axe.run()")["violations"]
    overflow = house.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert [(each["id"], each["nodes"][0]["target"]) for each in found] == []
    assert overflow == 0
    assert house.problems == []
