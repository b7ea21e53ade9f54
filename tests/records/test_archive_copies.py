"""A journey brought in beside the one it was taken from stands on its own feet."""

import re
from uuid import UUID

import pytest

from holdfast.guides.loading import load_guide
from holdfast.journeys.models import Decision, Forecast, Journey, Moment, Participant
from holdfast.rounds.actions.adapting import copy_guide
from holdfast.rounds.models import GuideVersion, Round, SiteGuide
from holdfast.rounds.queries.guides import own_id
from holdfast.ui.refusals import NotNow
from tests.factories import a_round
from tests.records.archives import as_object, brought_in, content, written

UUIDS = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}")


@pytest.fixture
def demonstration(demonstrated) -> Journey:
    return demonstrated[-1]


def test_a_known_journey_is_refused_unless_it_comes_as_a_copy(cast, tmp_path):
    archive = written(cast.journey, tmp_path / "a.zip")

    with pytest.raises(NotNow, match="This journey is here already: Safer after school"):
        brought_in(archive)
    copy = brought_in(archive, as_copy=True)

    assert copy.pk != cast.journey.pk
    assert copy.organisation == cast.northquay
    assert Journey.objects.filter(name="Safer after school").count() == 2


def test_a_copy_holds_the_same_and_shares_no_id_with_its_original(demonstration, tmp_path):
    archive = written(demonstration, tmp_path / "a.zip")

    copy = written(brought_in(archive, as_copy=True), tmp_path / "b.zip")

    before, after = as_object(archive)["content"], as_object(copy)["content"]
    rows = {row["id"] for found in before.values() for row in found if "id" in row}
    assert {kind: len(found) for kind, found in before.items()} == {kind: len(found) for kind, found in after.items()}
    in_words = {str(UUID(found)) for data in content(copy).values() for found in UUIDS.findall(data.decode())}
    assert in_words & rows == set()


def test_a_guide_of_the_journeys_own_goes_along_under_its_new_name(cast, tmp_path):
    adapted = copy_guide(cast.journey, load_guide("conditions"), by=cast.amina)
    a_round(cast.journey, cast.amina, asked={"managers": 6}, guide=own_id(adapted))
    archive = written(cast.journey, tmp_path / "a.zip")

    copy = brought_in(archive, as_copy=True)

    mine = SiteGuide.objects.get(journey=copy)
    version = Round.objects.get(journey=copy).guide_version
    assert mine.content["id"] == own_id(mine) == version.guide == version.content["id"]
    assert version.digest != Round.objects.get(journey=cast.journey).guide_version.digest
    assert mine.parent == adapted.parent
    assert GuideVersion.objects.filter(guide="conditions").count() == 1


def test_what_holds_ids_without_pointing_names_the_copys_own(demonstration, tmp_path):
    copy = brought_in(written(demonstration, tmp_path / "a.zip"), as_copy=True)

    rounds = set(Round.objects.filter(journey=copy).values_list("pk", flat=True))
    people = {str(pk) for pk in Participant.objects.filter(journey=copy).values_list("pk", flat=True)}
    placed = Moment.objects.filter(journey=copy, subject_kind="round")
    assert {moment.subject for moment in placed} <= rounds
    assert [moment.path for moment in placed] == [f"/rounds/{moment.subject}/" for moment in placed] != []
    assert set(Forecast.objects.filter(strand__journey=copy).first().givers) <= people
    assert Forecast.objects.filter(strand__journey=copy).first().givers != []


def test_an_address_in_somebodys_words_leads_to_the_copys_own_page_and_other_ids_stay(cast, tmp_path):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6})
    stranger = "00000000-0000-4000-8000-000000000000"
    words = f"See /rounds/{round_.pk}/ and {stranger}."
    Decision.objects.create(journey=cast.journey, what="Lights", decided_by="us", precision="unknown", why=words)

    copy = brought_in(written(cast.journey, tmp_path / "a.zip"), as_copy=True)

    own = Round.objects.get(journey=copy).pk
    assert Decision.objects.get(journey=copy).why == f"See /rounds/{own}/ and {stranger}."
    assert Decision.objects.get(journey=cast.journey).why == words
