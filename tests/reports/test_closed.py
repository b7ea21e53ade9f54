"""What was issued is closed to writing and read as it was issued; who writes is told what would go wrong before it goes out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions.moments import change_look_back
from holdfast.partnership.actions import insights
from holdfast.partnership.actions.noting import say_beside
from holdfast.reports.actions import filing, reviewing, writing
from holdfast.reports.enums import Status
from holdfast.reports.queries import issued_document, newest_edition
from holdfast.rounds.models import Round
from holdfast.ui.documents import as_page
from holdfast.ui.refusals import NotNow
from tests.people import signed_in
from tests.reports.addresses import a_report, issued
from tests.reports.test_issuing import SAID, quoted  # noqa: F401 - a fixture

NEW = "Eleven shops let people wait."


def moved(cast) -> None:
    change_look_back(cast.journey, by=cast.amina, how_far=NEW, what_next="", version=0)


def page_of(browser, name, report) -> str:
    return browser.get(reverse(f"reports:{name}", args=[report.pk]), follow=True).content.decode()


@pytest.mark.parametrize("name", ["report_agree", "report_wishes", "report_issue", "report_change", "report_set_aside"])
def test_pages_of_a_draft_are_closed_once_it_is_issued(cast, draft, name):
    issued(draft, by=cast.esi, site=cast.amina)
    address = reverse(f"reports:{name}", args=[draft.pk])

    seen = signed_in(cast.amina).get(address, follow=True)

    assert seen.redirect_chain == [(draft.get_absolute_url(), 302)]
    assert "This report was issued, and stays as it was. Begin another one to say something else." in (
        seen.content.decode()
    )


def test_an_issued_report_is_read_as_it_was_issued_wherever_it_is_read(cast, draft):
    issued(draft, by=cast.esi, site=cast.amina)
    moved(cast)

    seen = page_of(signed_in(cast.amina), "report_read", draft)

    assert (NEW in seen, draft.title in seen, "As it would go out today." in seen) == (False, True, False)


def test_an_issued_report_whose_edition_is_missing_shows_no_live_text(cast, draft):
    issued(draft, by=cast.esi, site=cast.amina)
    draft.editions.all().delete()

    assert signed_in(cast.amina).get(draft.get_absolute_url()).status_code == 404
    with pytest.raises(NotNow, match="not here"):
        filing.document_now(draft)


def test_a_chapter_saved_unchanged_after_the_records_moved_goes_on_following_them(cast, draft):
    chapter = draft.chapters.get(topic="standing")
    browser, address = signed_in(cast.ben), reverse("reports:chapter", args=[chapter.pk])
    offered = browser.get(address).context["form"].initial
    moved(cast)

    browser.post(address, {**offered, "words": offered["words"].replace("\n", "\r\n")})
    chapter.refresh_from_db()
    unchanged = (chapter.words, chapter.written_by)
    browser.post(address, {**offered, "words": "Mine.", "version": chapter.version})

    chapter.refresh_from_db()
    assert offered["words"] != ""
    assert (unchanged, chapter.words) == (("", ""), "Mine.")


def test_words_whose_day_has_come_may_not_be_quoted_any_more_and_nobody_took_them_back(cast, draft, quoted):  # noqa: F811
    issued(draft, by=cast.esi, site=cast.amina)
    Round.objects.update(words_erased_on=timezone.localdate())

    edition = newest_edition(draft)
    told = str(as_page(issued_document(edition))) + page_of(signed_in(cast.amina), "report", draft)

    assert SAID not in told
    assert "Words stood here that may not be quoted any more." in told
    assert [words for words in ("took words back", "taken them back", "taken back") if words in told] == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("So people say: they moved the meeting and WE stood there, all of us.", True),
        ("They moved the meeting, and nobody came.", False),
    ],
)
def test_whoever_copies_six_words_of_a_quote_is_told(cast, draft, quoted, words, is_told):  # noqa: F811
    writing.write_chapter(draft.chapters.first(), by=cast.esi, words=words, version=1)

    seen = page_of(signed_in(cast.esi), "report", draft)

    assert ("Six or more words in a row are those of a quote." in seen) == is_told


def test_a_shared_insight_is_a_quote_too(cast, draft):
    seen = insights.Seen("The stop follows the licence, not the need.", "law")
    insights.share_with_all(insights.keep_insight(cast.journey, by=cast.ben, seen=seen), by=cast.ben, yes=True)
    words = "The stop follows the licence, not the need of anybody."
    writing.write_chapter(draft.chapters.first(), by=cast.esi, words=words, version=1)

    assert "those of a quote" in page_of(signed_in(cast.esi), "report", draft)


@pytest.mark.parametrize("who", ["nobody", "writer", "beside"])
def test_a_lead_who_writes_and_agrees_alone_is_told_that_nobody_else_has_read_it(cast, who):
    report = a_report(cast.journey, cast.amina)
    chapter = report.chapters.first()
    writing.write_chapter(chapter, by=cast.ben if who == "writer" else cast.amina, words="It moved.", version=1)
    if who == "beside":
        say_beside(cast.journey, by=cast.ben, kind="chapter", subject=chapter.pk, words="Did it?")
    reviewing.send_to_site(report, by=cast.amina)
    report.refresh_from_db()
    before = page_of(signed_in(cast.amina), "report_agree", report)

    reviewing.agree(report, by=cast.amina, version=report.version)
    after = page_of(signed_in(cast.amina), "report", report)

    report.refresh_from_db()
    assert report.status == Status.AGREED
    assert ("You wrote this yourself" in before) == (who == "nobody")
    assert ("Whoever agreed also wrote it" in after) == (who == "nobody")


def test_whoever_shares_an_insight_is_told_that_reports_may_quote_it(cast):
    kept = insights.keep_insight(cast.journey, by=cast.ben, seen=insights.Seen("Nobody asks us.", "law"))
    browser, address = signed_in(cast.ben), reverse("partnership:insight", args=[kept.pk])

    before = browser.get(address).content.decode()
    insights.share_with_all(kept, by=cast.ben, yes=True)

    for seen in (before, browser.get(address).content.decode()):
        assert "may be quoted in reports that go out, without your name" in seen


def test_whoever_erases_a_round_is_told_what_reports_keep_of_it(cast, quoted):  # noqa: F811
    address = reverse("records:round_erase", args=[Round.objects.get().pk])

    seen = signed_in(cast.amina).get(address).content.decode()

    assert "Reports that were issued keep its figures and pictures as they were issued" in seen


@pytest.mark.parametrize(
    ("name", "number"),
    [("report", 17), ("chapter", 11), ("report_read", 48), ("issued", 9)],
)
def test_a_page_asks_the_database_as_often_as_it_did(cast, draft, quoted, name, number, django_assert_num_queries):  # noqa: F811
    writing.write_chapter(
        draft.chapters.last(), by=cast.esi, words="The shelter stands since Monday, and people wait.", version=1
    )
    draft.refresh_from_db()
    about = draft
    if name == "issued":
        issued(draft, by=cast.esi, site=cast.amina)
    elif name == "chapter":
        about = draft.chapters.get(topic="conditions")
    address = reverse(f"reports:{'report' if name == 'issued' else name}", args=[about.pk])
    browser = signed_in(cast.amina)
    browser.get(address)

    with django_assert_num_queries(number):
        browser.get(address)
