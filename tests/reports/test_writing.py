"""Esi writes a report with Ben and Amina: its chapters say what the records say until somebody writes them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions.moments import change_look_back
from holdfast.partnership.models import Comment
from holdfast.reports.actions import reviewing, writing
from holdfast.reports.enums import TOPICS, Kind, Status
from holdfast.reports.models import Report
from holdfast.reports.queries import chapters_at_hand, document_of, reports_for
from holdfast.ui.documents import Bullets, Heading, Text
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in
from tests.reports.addresses import a_report, issued


def headings(report) -> list[str]:
    return [each.text for each in document_of(report).sections if isinstance(each, Heading) and each.level == 2]


def readers(cast, report) -> set[str]:
    names = ("amina", "ben", "esi", "frances", "gwen", "hana", "farid")
    return {name for name in names if reports_for(getattr(cast, name)).filter(pk=report.pk).exists()}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_report_begins_with_every_chapter_of_its_kind(cast, kind):
    report = a_report(cast.journey, cast.ben, kind=kind)

    assert [each.topic for each in chapters_at_hand(report)] == list(TOPICS[kind])
    assert (report.status, report.number, report.begun_by) == (Status.DRAFT, None, "Ben")


def test_drafts_are_read_by_those_who_work_and_issued_ones_by_all_who_take_part(cast, draft):
    before = readers(cast, draft)

    issued(draft, by=cast.esi, site=cast.amina)

    assert before == {"amina", "ben", "esi"}
    assert readers(cast, draft) == {"amina", "ben", "esi", "frances", "gwen"}


@pytest.mark.parametrize("name", ["frances", "gwen", "hana", "farid"])
def test_who_only_looks_on_cannot_begin_or_write_one(cast, draft, name):
    somebody = getattr(cast, name)

    with pytest.raises(PermissionDenied):
        a_report(cast.journey, somebody)
    with pytest.raises(PermissionDenied):
        writing.write_chapter(draft.chapters.first(), by=somebody, words="Mine.", version=1)
    assert Report.objects.count() == 1


def test_a_chapter_follows_the_records_until_somebody_writes_it(cast, draft):
    standing = draft.chapters.get(topic="standing")
    change_look_back(cast.journey, by=cast.amina, how_far="Eleven shops let people wait.", what_next="", version=0)
    followed = str(document_of(draft).sections)

    writing.write_chapter(standing, by=cast.ben, words="It moved.\n\n- slowly\n- gladly", version=1)
    written = document_of(draft).sections

    assert "Eleven shops let people wait." in followed
    assert "Eleven shops let people wait." not in str(written)
    assert written[1:3] == (Text(("It moved.",)), Bullets(("slowly", "gladly")))

    standing.refresh_from_db()
    writing.write_chapter(standing, by=cast.ben, words="", version=2)

    assert "Eleven shops let people wait." in str(document_of(draft).sections)


def test_two_who_write_a_chapter_at_once_lose_no_word(cast, draft):
    chapter = draft.chapters.first()
    address = reverse("reports:chapter", args=[chapter.pk])
    signed_in(cast.ben).post(address, {"words": "Ben's words.", "version": 1})

    page = signed_in(cast.esi).post(address, {"words": "Esi's words.", "version": 1})

    chapter.refresh_from_db()
    assert (page.status_code, chapter.words) == (409, "Ben's words.")
    assert "Esi&#x27;s words." in page.content.decode()
    assert "Ben&#x27;s words." in page.content.decode()


def test_what_nobody_changed_on_the_page_stays_the_records_own(cast, draft):
    chapter = draft.chapters.get(topic="standing")
    browser, address = signed_in(cast.ben), reverse("reports:chapter", args=[chapter.pk])
    offered = browser.get(address).context["form"].initial["words"]

    browser.post(address, {"words": offered.replace("\n", "\r\n"), "version": 1})

    chapter.refresh_from_db()
    assert offered != ""
    assert (chapter.words, chapter.written_by) == ("", "")


def test_what_is_left_out_keeps_its_words_for_when_it_comes_back(cast, draft):
    chapter = draft.chapters.get(topic="others")
    writing.write_chapter(chapter, by=cast.esi, words="The bus company.", version=1)
    draft.refresh_from_db()
    planned = writing.Planned(draft.title, draft.since, draft.until)
    topics = [each for each in TOPICS[Kind.PERIOD] if each != "others"]

    changed = writing.change_report(draft, by=cast.esi, planned=planned, topics=topics, version=draft.version)
    without = headings(changed)
    writing.change_report(changed, by=cast.esi, planned=planned, topics=TOPICS[Kind.PERIOD], version=changed.version)

    assert "What only others can move" not in without
    assert "What only others can move" in headings(draft)
    chapter.refresh_from_db()
    assert chapter.words == "The bus company."


def test_a_chapter_of_which_nothing_is_written_down_does_not_stand_there(cast, draft):
    assert "How it felt along the way" not in headings(draft)
    assert "Where it stands, and who says so" in headings(draft)


@pytest.mark.parametrize(("since", "until"), [(5, 10), (10, -1), (20_000, 0)])
def test_a_time_that_cannot_be_told_of_is_refused(cast, since, until):
    today = timezone.localdate()
    planned = writing.Planned("", today - timedelta(days=since), today - timedelta(days=until))

    with pytest.raises(NotNow, match="first day"):
        writing.begin_report(cast.journey, by=cast.esi, kind="board", planned=planned)

    assert Report.objects.count() == 0


def test_the_form_says_what_is_wrong_with_the_days_and_keeps_the_title(cast):
    today = timezone.localdate() + timedelta(days=3)
    sent = {"kind": "board", "title": "For the board", "since": today.isoformat(), "until": today.isoformat()}

    page = signed_in(cast.amina).post(reverse("reports:report_new", args=[cast.journey.pk]), sent)

    assert page.context["form"].errors["until"] == ["That day is still to come. A report tells of what was."]
    assert "For the board" in page.content.decode()


def test_set_aside_goes_with_what_was_said_beside_it_and_an_issued_one_cannot_be(cast, draft):
    browser, chapter = signed_in(cast.ben), draft.chapters.first()
    browser.post(reverse("reports:chapter_beside", args=[chapter.pk]), {"words": "Too long."})
    told = Comment.objects.filter(subject_kind="chapter", subject=chapter.pk).count()
    out = issued(a_report(cast.journey, cast.esi), by=cast.esi, site=cast.amina)

    writing.set_aside(draft, by=cast.esi)

    assert (told, Comment.objects.filter(subject_kind="chapter").count()) == (1, 0)
    with pytest.raises(NotNow, match="stays as it was"):
        writing.set_aside(out, by=cast.esi)
    assert list(Report.objects.all()) == [out]


def test_words_that_sound_too_certain_are_met_with_a_question(cast, draft):
    writing.write_chapter(draft.chapters.first(), by=cast.esi, words="It works. We have proved it.", version=1)

    page = signed_in(cast.esi).get(reverse("reports:report", args=[draft.pk]))

    asked = [asked for _chapter, _comments, asked, _is_copied in page.context["chapters"] if asked]
    assert len(asked) == 1


def test_who_has_the_page_open_is_seen_by_the_others(cast, draft):
    signed_in(cast.ben).post(reverse("reports:here", args=[draft.pk]))

    page = signed_in(cast.esi).get(reverse("reports:report", args=[draft.pk]))

    assert page.context["here"] == ["Ben"]


def test_writing_takes_an_agreement_back(cast, draft):
    reviewing.send_to_site(draft, by=cast.esi)
    draft.refresh_from_db()
    reviewing.agree(draft, by=cast.amina, version=draft.version)

    writing.write_chapter(draft.chapters.first(), by=cast.ben, words="One more thing.", version=1)

    draft.refresh_from_db()
    assert (draft.status, draft.agreed_by, draft.agreed_on) == (Status.DRAFT, "", None)


def test_a_change_of_the_whole_by_a_late_writer_shows_both(cast, draft):
    planned = writing.Planned("Another title", draft.since, draft.until)
    writing.change_report(draft, by=cast.ben, planned=planned, topics=["standing"], version=1)

    with pytest.raises(Changed) as late:
        writing.change_report(draft, by=cast.esi, planned=planned, topics=["standing"], version=1)

    assert late.value.theirs["title"] == "Another title"


def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(cast, django_assert_num_queries):
    browser, address = signed_in(cast.amina), reverse("reports:reports", args=[cast.journey.pk])
    a_report(cast.journey, cast.amina)
    browser.get(address)

    with django_assert_num_queries(6):
        browser.get(address)
    for _each in range(29):
        a_report(cast.journey, cast.amina)
    with django_assert_num_queries(6):
        browser.get(address)


def test_an_empty_list_says_what_to_do(cast):
    address = reverse("reports:reports", args=[cast.journey.pk])

    assert "A first board note takes ten minutes" in signed_in(cast.ben).get(address).content.decode()
    assert "No report has been issued yet" in signed_in(cast.gwen).get(address).content.decode()
