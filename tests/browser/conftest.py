"""Pages in the machine's own Chromium: `say` looks at a page, checks it with axe, and may keep a picture of it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from holdfast.guides.mirroring import house_mirror

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = os.environ.get("HOLDFAST_SCREENSHOTS", "")
expect.set_options(timeout=10_000)


@pytest.fixture(autouse=True)
def served(live_server, settings, socket_enabled):
    """Links lead to the server of the test."""
    settings.HOLDFAST_URL = live_server.url
    settings.ALLOWED_HOSTS = ["*"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    return live_server


@pytest.fixture(scope="session")
def mirror_is_ready():
    """The first reading of a process makes the house's rules ready, which a busy machine may take many seconds for."""
    return house_mirror()


@pytest.fixture
def new_page(chromium):
    """A browser of its own for one person."""
    contexts = []

    def make(width: int = 1280, *, scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="en-GB"
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for number, context in enumerate(contexts):
        if os.environ.get("HOLDFAST_LAST_SEEN"):
            for page in context.pages:
                page.screenshot(path=f"{os.environ['HOLDFAST_LAST_SEEN']}-{number}.png", full_page=True)
        context.close()


def look(page: Page, name: str = "", *, scripts: bool = True) -> None:
    """What must hold of every page: one heading, nothing wider than the screen, no violation that axe finds."""
    page.wait_for_load_state()
    page.locator("h1").first.wait_for()  # a page that is just coming has none yet
    assert page.locator("h1").count() == 1
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), (
            f"{page.url} is wider than the screen"
        )
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate(
            "axe.run().then(found => found.violations.map(v => [v.id, v.nodes.map(n => n.html).slice(0, 3)]))"
        )
        assert violations == [], f"{page.url}: {violations}"
    if SCREENSHOTS and name:
        folder = ROOT / SCREENSHOTS
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png", full_page=True)


def keep_a_picture(page: Page, name: str) -> None:
    """The first question's picture alone, for the documentation."""
    if SCREENSHOTS and name:
        page.locator("article figure").first.screenshot(path=ROOT / SCREENSHOTS / f"{name}.png")
