import re

import pytest
from django.template import engines
from django.template.loader import render_to_string

from holdfast.ui.gallery import gallery_items

PAGES = ["ui/base.html", "ui/answering.html", "ui/print.html", "ui/error.html", "ui/gallery.html"]


def page(name: str, **context) -> str:
    return render_to_string(name, {"title": "A title", "sentence": "A sentence", "items": gallery_items(), **context})


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_inline_script_or_style(name):
    drawn = page(name)

    assert re.findall(r"<script(?![^>]*\ssrc=)|\sstyle=|<style|\son\w+=|javascript:", drawn) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_language_a_skip_link_and_one_main_part(name):
    drawn = page(name)

    assert '<html lang="en-gb"' in drawn
    assert 'class="govuk-skip-link"' in drawn
    assert drawn.count('<main class="govuk-main-wrapper" id="main"') == 1


def test_a_page_for_answering_is_neutral_and_found_by_nobody():
    drawn = page("ui/answering.html")

    assert re.search(r"<title>(.*)</title>", drawn)[1] == "Notes"
    assert 'href="/static/icons/plain.svg"' in drawn
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in drawn
    assert '<meta name="referrer" content="same-origin">' in drawn


def test_a_page_for_answering_offers_a_way_out_and_help_without_scripts():
    drawn = page("ui/answering.html", leave_fast_url="https://weather.example/")

    assert 'href="https://weather.example/"' in drawn
    assert ['href="tel:08001111"' in drawn, 'href="tel:999"' in drawn] == [True, True]


def test_the_title_says_when_a_form_has_errors():
    template = engines["django"].from_string('{% extends "ui/base.html" %}{% block title %}Start{% endblock %}')

    assert "<title>Error: Start - Holdfast</title>" in template.render({"form": {"errors": {"name": ["Missing"]}}})
    assert "<title>Start - Holdfast</title>" in template.render({})


def test_the_words_of_a_journey_mark_where_one_is():
    words = [
        {"label": "Journey", "url": "/journeys/1/", "active": False},
        {"label": "Rounds", "url": "/journeys/1/rounds/", "active": True},
    ]

    drawn = page("ui/base.html", journey_navigation=words)

    assert re.findall(r'href="(/journeys/[^"]*)"( aria-current="true")?', drawn) == [
        ("/journeys/1/", ""),
        ("/journeys/1/rounds/", ' aria-current="true"'),
    ]


def test_hostile_text_is_escaped_in_errors_names_and_words():
    hostile = "<script>alert(1)</script>"

    drawn = page(
        "ui/error.html",
        title=hostile,
        sentence=hostile,
        viewer={"is_known": True, "name": hostile},
        journey_navigation=[{"label": hostile, "url": "/", "active": False}],
    )

    assert "<script>alert" not in drawn
    assert drawn.count("&lt;script&gt;alert") >= 4
