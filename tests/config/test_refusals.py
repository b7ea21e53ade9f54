"""A refusal is a sentence on the page that the person came from."""

import pytest
from django.contrib.messages import get_messages
from django.test import RequestFactory

from holdfast.config.middleware import page_context, refusals
from holdfast.people.access import NOBODY
from holdfast.ui.refusals import NotNow

SENTENCE = "Not while it is open."


def answered(request, error: Exception = NotNow(SENTENCE)):  # noqa: B008 - never changed
    request.session, request._messages = {}, Kept()
    return refusals(lambda _request: None).process_exception(request, error)


class Kept(list):
    """Where messages are kept while no browser is there."""

    def add(self, level, message, extra_tags=""):
        self.append(message)


@pytest.mark.parametrize(
    ("path", "came_from", "goes_to"),
    [
        ("/participants/0b/end/", "http://testserver/journeys/", "/journeys/"),
        ("/participants/0b/end/", "http://elsewhere.example/journeys/", "/"),
        ("/participants/0b/end/", "http://testserver/nowhere/at/all/", "/"),
        ("/participants/0b/end/", "", "/"),
        ("/journeys/start/", "", "/journeys/"),
        ("/i/kelp/", "http://testserver/i/kelp/", "/i/kelp/"),
        ("/i/kelp/", "", "/"),
    ],
)
def test_a_refused_press_goes_back_to_its_page_or_to_the_nearest_above(path, came_from, goes_to):
    request = RequestFactory().post(path, headers={"Referer": came_from})

    answer = answered(request)

    assert (answer.status_code, answer.url, list(get_messages(request))) == (302, goes_to, [SENTENCE])


def test_a_page_that_refuses_to_open_goes_up_and_not_round_in_circles():
    request = RequestFactory().get("/journeys/start/", headers={"Referer": "http://testserver/journeys/start/"})

    assert answered(request).url == "/journeys/"


def test_people_who_answer_and_parts_of_pages_are_told_in_place():
    answering = RequestFactory().post("/answer/")
    answering.is_answering = True
    part = RequestFactory().post("/journeys/", headers={"HX-Request": "true"})

    answers = [answered(request) for request in (answering, part)]

    assert [(each.status_code, each.content.decode().count(SENTENCE)) for each in answers] == [(409, 1), (409, 1)]


def test_other_errors_are_left_to_the_house():
    assert answered(RequestFactory().post("/journeys/"), ValueError("x")) is None


def test_a_page_without_a_viewer_is_nobodys():
    assert page_context(RequestFactory().get("/"))["viewer"] == NOBODY
