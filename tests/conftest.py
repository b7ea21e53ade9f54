import os
import shutil

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from holdfast.journeys.models import Journey
from tests.demonstration import make_demonstration
from tests.people import Cast, make_cast
from tests.sharing import shared


def pytest_configure():
    """Pages in tests name their files plainly; nothing has to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # A slow machine is not a wrong answer. How many examples are tried stays as it is.
    hypothesis.register_profile(
        "house", parent=hypothesis.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    hypothesis.load_profile("house")


@pytest.fixture
def cast(db, request) -> Cast:
    """Where the test asks for the demonstration too, it is the cast that is in it."""
    if "demonstrated" in request.fixturenames:
        return request.getfixturevalue("house_with_demonstration")[0]
    return make_cast()


@pytest.fixture
def house_with_demonstration(db) -> tuple[Cast, list[Journey]]:
    return shared(make_demonstration)


@pytest.fixture
def demonstrated(house_with_demonstration) -> list[Journey]:
    """Every example, as `bring_in_all` brings them in with Amina in the lead: those of the record, then the demonstration."""
    return house_with_demonstration[1]


@pytest.fixture
def amina(cast):
    """Innovation lead of "Safer after school"."""
    return cast.amina


@pytest.fixture
def ben(cast):
    """Practitioner, contributor."""
    return cast.ben


@pytest.fixture
def esi(cast):
    """Learning partner."""
    return cast.esi


@pytest.fixture
def frances(cast):
    """Funder, looks on."""
    return cast.frances


@pytest.fixture
def gwen(cast):
    """Senior leader and sponsor, looks on."""
    return cast.gwen


@pytest.fixture
def hana(cast):
    """Administers the organisation and must never see content."""
    return cast.hana


@pytest.fixture
def farid(cast):
    """Leads a journey elsewhere and must never see this one."""
    return cast.farid


@pytest.fixture
def journey(cast):
    return cast.journey


@pytest.fixture
def as_person(client):
    """A browser in which somebody is signed in: as_person(amina).get(...)."""

    def sign_in(viewer):
        client.force_login(viewer.user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def chromium():
    """The machine's own browser, started once: two at a time in one process do not get on."""
    path = os.environ.get("HOLDFAST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium on this machine")
    arguments = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
