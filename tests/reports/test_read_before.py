"""What is issued is what the site read: records that move after the site agreed are read again first."""

import pytest
from django.urls import reverse

from holdfast.journeys.actions.moments import change_look_back
from holdfast.organisations.models import Organisation
from holdfast.reports.actions import issuing, reviewing
from holdfast.reports.enums import Status
from holdfast.reports.models import Edition, Report
from holdfast.reports.queries import unread_of
from holdfast.rounds.models import Response
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in
from tests.reports.addresses import a_report
from tests.reports.test_issuing import SAID, quoted  # noqa: F401 - a fixture

NEW = "Eleven shops let people wait."


@pytest.fixture
def agreed(cast, quoted) -> Report:  # noqa: F811
    report = a_report(cast.journey, cast.esi, kind="period")
    reviewing.send_to_site(report, by=cast.esi)
    reviewing.agree(report, by=cast.amina, version=report.version)
    report.refresh_from_db()
    return report


def moved(cast) -> None:
    change_look_back(cast.journey, by=cast.amina, how_far=NEW, what_next="", version=0)


def test_records_that_moved_after_the_site_agreed_are_not_issued_unread(cast, agreed):
    moved(cast)
    agreed = Report.objects.get(pk=agreed.pk)

    with pytest.raises(NotNow, match="something stands in it that nobody read"):
        issuing.issue_report(agreed, by=cast.esi, version=agreed.version)

    agreed.refresh_from_db()
    assert (agreed.status, Edition.objects.count()) == (Status.AGREED, 0)


def test_the_page_shows_what_is_new_and_asks_the_site_to_read_it_again(cast, agreed):
    esi, amina = signed_in(cast.esi), signed_in(cast.amina)
    moved(cast)

    page = esi.get(reverse("reports:report_issue", args=[agreed.pk])).content.decode()
    esi.post(reverse("reports:report_send", args=[agreed.pk]))
    agreed.refresh_from_db()
    waiting = (agreed.status, agreed.agreed_by, agreed.agreed_to)
    read = amina.get(reverse("reports:report_agree", args=[agreed.pk])).context["read"]
    amina.post(reverse("reports:report_agree", args=[agreed.pk]), {"version": agreed.version, "read": read})
    esi.post(reverse("reports:report_issue", args=[agreed.pk]), {"version": agreed.version})

    agreed.refresh_from_db()
    assert ("It has to be read again first" in page, NEW in page, SAID in page) == (True, True, False)
    assert waiting == (Status.WITH_SITE, "", [])
    assert (agreed.status, agreed.agreed_to) == (Status.ISSUED, [])
    assert NEW in str(Edition.objects.get().content)


def test_what_moves_while_somebody_reads_is_not_agreed_to(cast, quoted):  # noqa: F811
    report = a_report(cast.journey, cast.esi, kind="period")
    reviewing.send_to_site(report, by=cast.esi)
    amina, address = signed_in(cast.amina), reverse("reports:report_agree", args=[report.pk])
    read = amina.get(address).context["read"]
    moved(cast)

    page = amina.post(address, {"version": report.version, "read": read})
    with pytest.raises(Changed):
        reviewing.agree(report, by=cast.amina, version=report.version, read="")

    report.refresh_from_db()
    assert report.status == Status.WITH_SITE
    assert "It changed while you were reading." in page.content.decode()
    assert NEW in page.content.decode()


def test_words_that_were_taken_back_are_no_reason_to_read_it_again(cast, agreed, quoted):  # noqa: F811
    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)
    agreed = Report.objects.get(pk=agreed.pk)

    assert unread_of(agreed) == []
    edition = issuing.issue_report(agreed, by=cast.esi, version=agreed.version)

    assert edition.said == {}


def test_larger_groups_protected_since_or_another_language_of_the_reader_are_told_apart(cast, agreed):
    esi, address = signed_in(cast.esi), reverse("reports:report_issue", args=[agreed.pk])

    in_welsh = esi.get(address, headers={"Accept-Language": "cy"}).context["unread"]
    Organisation.objects.filter(pk=cast.northquay.pk).update(least_beyond=16)
    protected = esi.get(address).context["unread"]

    assert (in_welsh, protected != []) == ([], True)


def test_a_report_agreed_to_before_prints_were_kept_is_read_again(cast, agreed):
    Report.objects.filter(pk=agreed.pk).update(agreed_to=[])
    agreed.refresh_from_db()

    with pytest.raises(NotNow, match="Ask them to read it again"):
        issuing.issue_report(agreed, by=cast.esi, version=agreed.version)
