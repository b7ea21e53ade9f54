"""Journeys from the published record, looked at as somebody looks who has just brought them in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from holdfast.journeys.models import Sitting
from holdfast.records.actions import examples
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1280])
def test_amina_looks_at_what_others_went_through(served, cast, demonstrated, new_page, client, width):
    journeys = dict(zip(examples.RECORDS, demonstrated, strict=False))
    page = new_page(width)
    sign_in(page, served, cast.amina, client)

    for name in ("transitional", "contextual-council", "idea-contextual", "idea-trauma-informed", "idea-transitional"):
        page.goto(served.url + reverse("journeys:path", args=[journeys[name].pk]))
        look(page, f"example-path-{width}" if name == "transitional" else "")
    for name in ("transitional", "contextual-council"):
        page.goto(served.url + reverse("web:journey", args=[journeys[name].pk]))
        look(page)
    sitting = Sitting.objects.filter(journey=journeys["transitional"]).latest("opened_at")
    page.goto(served.url + reverse("journeys:sitting", args=[sitting.pk]))
    expect(page.get_by_text("As the record tells it").first).to_be_visible()
    look(page, f"example-ecocycle-{width}")
