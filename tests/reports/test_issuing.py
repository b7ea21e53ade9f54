"""A report goes to the site, is issued once, and stays; words that people take back leave it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.models import Moment
from holdfast.memory.models import Entry
from holdfast.partnership.actions import insights
from holdfast.records.actions.erasing import erase_person
from holdfast.reports.actions import issuing, levers, reviewing, writing
from holdfast.reports.enums import Status
from holdfast.reports.models import Edition, Lever
from holdfast.reports.offers import due, since
from holdfast.reports.queries import issued_document, newest_edition, words_gone
from holdfast.rounds.actions import leading
from holdfast.rounds.models import Answer, Response
from holdfast.ui.documents import as_page
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round, group_of, people_answer
from tests.people import signed_in
from tests.reports.addresses import a_report, issued

SAID = "They moved the meeting, and we stood there."


@pytest.fixture
def quoted(cast) -> Answer:
    """Words of one practitioner of many, who lets them be quoted."""
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 20})
    group = group_of(round_, "practitioners")
    people_answer(group, (3, 4, 4, 3))
    response = Response.objects.create(group=group, link=group.links.first(), finished=True, may_quote=True)
    answer = Answer.objects.create(response=response, prompt=round_.prompts[0], standing="helps", words=SAID)
    leading.close_round(round_, by=cast.amina)
    return answer


def page_of(report) -> str:
    edition = newest_edition(report)
    assert edition is not None
    return str(as_page(issued_document(edition)))


def test_it_is_issued_only_when_the_site_agreed_to_what_stands_there(cast, draft):
    with pytest.raises(NotNow, match="being written"):
        issuing.issue_report(draft, by=cast.esi, version=draft.version)
    reviewing.send_to_site(draft, by=cast.esi)
    with pytest.raises(NotNow, match="to be read"):
        issuing.issue_report(draft, by=cast.esi, version=draft.version)

    reviewing.agree(draft, by=cast.amina, version=draft.version)
    issuing.issue_report(draft, by=cast.esi, version=draft.version)

    draft.refresh_from_db()
    assert (draft.status, draft.number, draft.agreed_by) == (Status.ISSUED, 1, "Amina")


def test_who_may_agree_and_who_may_issue(cast, draft):
    reviewing.send_to_site(draft, by=cast.esi)
    for name in ("ben", "esi", "gwen"):
        with pytest.raises(PermissionDenied):
            reviewing.agree(draft, by=getattr(cast, name), version=draft.version)
    reviewing.agree(draft, by=cast.amina, version=draft.version)
    for name in ("ben", "gwen", "hana", "farid"):
        with pytest.raises(PermissionDenied):
            issuing.issue_report(draft, by=getattr(cast, name), version=draft.version)

    draft.refresh_from_db()
    assert (draft.status, Edition.objects.count()) == (Status.AGREED, 0)


def test_nobody_agrees_to_or_issues_what_they_have_not_read(cast, draft):
    reviewing.send_to_site(draft, by=cast.esi)

    with pytest.raises(Changed):
        reviewing.agree(draft, by=cast.amina, version=draft.version - 1)
    page = signed_in(cast.amina).post(reverse("reports:report_agree", args=[draft.pk]), {"version": "0"}, follow=True)

    draft.refresh_from_db()
    assert draft.status == Status.WITH_SITE
    assert "It changed while you were reading." in page.content.decode()


def test_the_site_says_what_should_be_different_and_it_goes_back(cast, draft):
    reviewing.send_to_site(draft, by=cast.esi)
    signed_in(cast.amina).post(reverse("reports:report_wishes", args=[draft.pk]), {"wishes": "Name no shop."})

    page = signed_in(cast.esi).get(reverse("reports:report", args=[draft.pk]))

    draft.refresh_from_db()
    assert (draft.status, draft.wishes) == (Status.DRAFT, "Name no shop.")
    assert "Name no shop." in page.content.decode()


def test_once_issued_it_is_numbered_frozen_a_moment_and_found_again(cast, draft):
    chapter = draft.chapters.get(topic="standing")
    writing.write_chapter(chapter, by=cast.esi, words="The bus shelter stands.", version=1)
    draft.refresh_from_db()
    issued(draft, by=cast.esi, site=cast.amina)
    second = issued(a_report(cast.journey, cast.esi, kind="period"), by=cast.esi, site=cast.amina)
    board = issued(a_report(cast.journey, cast.esi), by=cast.esi, site=cast.amina)
    before = page_of(draft)

    cast.journey.strands.update(name="Renamed since")
    with pytest.raises(NotNow, match="stays as it was"):
        writing.write_chapter(chapter, by=cast.esi, words="Another.", version=2)

    draft.refresh_from_db()
    assert (draft.number, second.number, board.number) == (1, 2, 1)
    assert page_of(draft) == before
    moment = Moment.objects.get(subject=draft.pk)
    assert (moment.kind, moment.happened_on) == ("report", timezone.localdate())
    assert Entry.objects.get(subject=draft.pk).text == "The bus shelter stands."
    assert draft.title in signed_in(cast.gwen).get(reverse("reports:report", args=[draft.pk])).content.decode()


def test_a_file_of_an_issued_report_stays_too(cast, draft):
    issued(draft, by=cast.esi, site=cast.amina)
    browser, address = signed_in(cast.gwen), reverse("reports:report_file", args=[draft.pk, "html"])
    before = browser.get(address).content

    cast.journey.strands.update(name="Renamed since")

    assert browser.get(address).content == before


def test_words_taken_back_after_drafting_leave_the_draft(cast, draft, quoted):
    address = reverse("reports:report_read", args=[draft.pk])
    before = signed_in(cast.esi).get(address).content.decode()

    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)
    after = signed_in(cast.esi).get(address).content.decode()

    assert (SAID in before, SAID in after) == (True, False)


@pytest.mark.parametrize("how", ["unquotable", "withheld", "gone", "changed"])
def test_words_taken_back_after_issuing_are_gone_at_once_and_the_report_is_marked(cast, draft, quoted, how):
    issued(draft, by=cast.esi, site=cast.amina)
    before = page_of(draft)

    if how == "unquotable":
        Response.objects.filter(pk=quoted.response_id).update(may_quote=False)
    elif how == "withheld":
        Answer.objects.filter(pk=quoted.pk).update(withheld_why="Names a place.")
    elif how == "changed":
        Answer.objects.filter(pk=quoted.pk).update(words="They moved the meeting.")
    else:
        Answer.objects.filter(pk=quoted.pk).delete()
    after = page_of(draft)

    assert (SAID in before, SAID in after, "They moved the meeting." in after) == (True, False, False)
    assert "may not be quoted any more. They are left out" in after
    assert "Issue it again without them" in signed_in(cast.amina).get(draft.get_absolute_url()).content.decode()
    assert [line for line, path in due(cast.amina, timezone.localdate()) if path == draft.get_absolute_url()] != []


def test_issued_again_it_holds_no_trace_of_them(cast, draft, quoted):
    issued(draft, by=cast.esi, site=cast.amina)
    first = newest_edition(draft)
    known = next(row["print"] for row in first.content["sections"] if row["kind"] == "said")
    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)

    second = issuing.issue_again(draft, by=cast.esi)

    first.refresh_from_db()
    assert (second.number, words_gone(second)) == (2, 0)
    assert known not in str(first.content) + str(second.content)
    assert "any more" not in page_of(draft)
    assert [each.number for each in draft.editions.all()] == [2, 1]


def test_it_is_not_issued_again_without_a_reason_or_a_right(cast, draft, quoted):
    issued(draft, by=cast.esi, site=cast.amina)

    with pytest.raises(NotNow, match="may still be quoted"):
        issuing.issue_again(draft, by=cast.esi)
    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)
    with pytest.raises(PermissionDenied):
        issuing.issue_again(draft, by=cast.ben)

    assert draft.editions.count() == 1


def test_an_insight_that_is_shared_no_longer_leaves_it_too(cast, draft):
    seen = insights.Seen("The stop follows the licence, not the need.", "law")
    kept = insights.keep_insight(cast.journey, by=cast.ben, seen=seen)
    insights.share_with_all(kept, by=cast.ben, yes=True)
    issued(draft, by=cast.esi, site=cast.amina)
    before = page_of(draft)

    insights.share_with_all(kept, by=cast.ben, yes=False)

    assert (seen.observation in before, seen.observation in page_of(draft)) == (True, False)


def test_what_it_was_used_for_is_told_and_found(cast, draft):
    today = timezone.localdate()
    with pytest.raises(NotNow, match="issued"):
        levers.note_lever(draft, by=cast.esi, who="The board", what_for="A year.", told_on=today)
    issued(draft, by=cast.esi, site=cast.amina)

    sent = {"who": "The board", "what_for": "A second year of the post.", "told_on": today.isoformat()}
    signed_in(cast.ben).post(reverse("reports:lever_new", args=[draft.pk]), sent)

    lever = Lever.objects.get()
    assert (lever.who, lever.told_by) == ("The board", "Ben")
    assert "A second year of the post." in Entry.objects.get(subject=draft.pk).text
    assert "The board used" in str(since(cast.journey, today))
    assert "A second year" in signed_in(cast.gwen).get(draft.get_absolute_url()).content.decode()


def test_every_step_leaves_a_trace_without_words(cast, draft):
    writing.write_chapter(draft.chapters.first(), by=cast.esi, words="Secretly glad.", version=1)
    draft.refresh_from_db()
    issued(draft, by=cast.esi, site=cast.amina)

    events = Event.objects.filter(subject=draft.pk)

    assert [event.what for event in events.order_by("pk")] == [
        "report.begun",
        "report.changed",
        "report.sent",
        "report.agreed",
        "report.issued",
    ]
    assert "Secretly" not in str(list(Event.objects.values()))


def test_whoever_leaves_the_product_leaves_no_name_in_it(cast, draft):
    writing.write_chapter(draft.chapters.first(), by=cast.esi, words="Mine.", version=1)
    draft.refresh_from_db()
    issued(draft, by=cast.esi, site=cast.amina)

    erase_person(cast.esi.user, by=cast.hana)

    draft.refresh_from_db()
    names = {draft.begun_by, draft.chapters.first().written_by, draft.editions.first().issued_by}
    assert (names, draft.agreed_by) == ({"somebody who left"}, "Amina")
