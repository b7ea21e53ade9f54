"""Events say who did what and when; they hold nothing anybody wrote, and nobody changes them."""

import pytest

from holdfast.audit import queries
from holdfast.audit.actions import record
from holdfast.audit.enums import SENTENCES, What
from holdfast.audit.models import Event
from holdfast.people.access import NOBODY


def test_an_event_is_kept_with_who_and_which_fields_in_order(cast):
    by_viewer = record(What.JOURNEY_CHANGED, by=cast.amina, subject=cast.journey, fields=["place", "name"])
    by_user = record(What.USER_JOINED, by=cast.ben.user, subject=cast.ben.user.pk)
    by_holdfast = record(What.ROUND_WORDS_ERASED, by=None)
    by_nobody = record(What.RESPONSE_ENTERED, by=NOBODY)

    assert [event.who for event in (by_viewer, by_user, by_holdfast, by_nobody)] == [
        cast.amina.user.pk,
        cast.ben.user.pk,
        None,
        None,
    ]
    assert (by_viewer.subject, by_viewer.fields) == (cast.journey.pk, ["name", "place"])
    assert (by_user.subject, by_holdfast.subject) == (cast.ben.user.pk, None)


def test_a_word_that_the_audit_does_not_know_is_refused(db):
    with pytest.raises(ValueError, match=r"journey\.admired"):
        record("journey.admired", by=None)

    assert Event.objects.count() == 0


def test_every_word_has_a_sentence():
    assert set(SENTENCES) == set(What)


def test_an_event_cannot_be_changed_or_removed(cast):
    event = record(What.JOURNEY_CHANGED, by=cast.amina)
    event.what = What.JOURNEY_ERASED

    for attempt in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(what="journey.erased"),
    ):
        with pytest.raises(TypeError, match="An event of the audit cannot be"):
            attempt()

    assert list(Event.objects.values_list("what", flat=True)) == ["journey.changed"]


def test_events_are_told_newest_first_and_of_one_journey_or_organisation_only(cast):
    record(What.JOURNEY_STARTED, by=cast.amina, journey=cast.journey.pk, organisation=cast.northquay.pk)
    record(What.JOURNEY_CHANGED, by=cast.ben, journey=cast.journey.pk)
    record(What.JOURNEY_CHANGED, by=cast.farid, journey=cast.elsewhere.pk)

    names = {cast.amina.user.pk: "Amina"}
    of_journey = queries.told(queries.events_of_journey(cast.journey.pk), names)
    of_organisation = queries.told(queries.events_of_organisation(cast.northquay.pk), names)

    assert [(each["who"], each["did"]) for each in of_journey] == [
        ("Holdfast", "changed the journey's description"),
        ("Amina", "started the journey"),
    ]
    assert [each["did"] for each in of_organisation] == ["started the journey"]


def test_whether_somebody_did_something_before_is_known(cast):
    record(What.PICTURE_OPENED, by=cast.gwen, subject=cast.journey)

    def opened(viewer, what=What.PICTURE_OPENED):
        return queries.has_event(what, subject=cast.journey.pk, who=viewer.user.pk)

    assert (opened(cast.gwen), opened(cast.ben), opened(cast.gwen, What.REPORT_MADE)) == (True, False, False)
