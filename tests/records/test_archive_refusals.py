"""An archive that is not whole, not ours, not of this time or not honest brings in nothing, and says why."""

import io
import json
import struct
import zipfile
from copy import deepcopy

import pytest
from django.utils import timezone

from holdfast.evidence.actions.claims import Claimed, make_claim, turn_claim
from holdfast.evidence.actions.evidence_items import Found, add_evidence
from holdfast.evidence.enums import ClaimState
from holdfast.guides.loading import load_guide
from holdfast.journeys.models import Journey, Participant
from holdfast.memory.models import Entry
from holdfast.organisations.models import Organisation
from holdfast.records.actions.archive import packing
from holdfast.records.actions.archive.exporting import export_journey
from holdfast.records.actions.archive.importing import import_journey
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.adapting import copy_guide
from holdfast.rounds.actions.pictures import record_conversation
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer
from tests.records.archives import (
    PASSPHRASE,
    as_object,
    brought_in,
    empty_the_house,
    parts,
    put_together,
    written,
    zipped,
)

KIND = "content/journeys.journey.json"


@pytest.fixture
def plain(cast, tmp_path, request):
    """An archive with a round and an adapted guide in it; the house is empty afterwards."""
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9})
    people_answer(group_of(round_, "managers"), (3, 2, 1, 0))
    leading.close_round(round_, by=cast.amina)
    copy_guide(cast.journey, load_guide("conditions"), by=cast.amina)
    file = written(cast.journey, tmp_path / "a.zip")
    if "sealed" in request.fixturenames:
        written(cast.journey, tmp_path / "sealed", passphrase=PASSPHRASE)
    empty_the_house()
    return file


@pytest.fixture
def sealed(plain):
    return plain.with_name("sealed").read_bytes()


def refusal(data: bytes, **how) -> str:
    with pytest.raises(NotNow) as refused:
        brought_in(data, **how)
    assert (Journey.objects.count(), Participant.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert Organisation.objects.count() == 0
    return str(refused.value)


def changed(plain, kind: str, /, **fields) -> bytes:
    """The archive with fields of the first row of a kind changed, its sums made to fit."""
    archive = as_object(plain)
    archive["content"][kind][0] |= fields
    return put_together(archive)


def with_part(plain, name: str, data: bytes) -> bytes:
    return zipped({**parts(plain), name: data})


def with_rows(plain, data: bytes) -> bytes:
    """The journey's part replaced, the envelope's sums with it."""
    archive = parts(plain)
    envelope = json.loads(archive["envelope.json"])
    envelope["contents"]["journeys.journey"] = {"rows": 1, "sha256": packing.hashlib.sha256(data).hexdigest()}
    return zipped({**archive, "envelope.json": json.dumps(envelope).encode(), KIND: data})


def with_envelope(plain, **fields) -> bytes:
    envelope = json.loads(parts(plain)["envelope.json"]) | fields
    return with_part(plain, "envelope.json", json.dumps(envelope).encode())


NOT_OURS = "This file is not an archive of Holdfast, or it is damaged or cut short."


def test_what_is_no_archive_at_all_is_said_to_be_none(plain):
    for data in (b"", b"PK", b"hello" * 1000, plain.read_bytes()[:-200], plain.read_bytes()[200:]):
        assert refusal(data) == NOT_OURS
    assert refusal(zipped({"a.txt": b""})) == "This file holds a part that no archive has: 'a.txt'"
    assert refusal(zipped({})) == "This file is not an archive of Holdfast: it has no envelope."


def test_an_archive_from_the_future_or_of_another_product_names_what_it_is(plain):
    assert refusal(with_envelope(plain, version=2)) == (
        "This archive comes from a newer Holdfast: it is of version 2, and this one reads 1."
    )
    assert refusal(with_envelope(plain, format="kelp")) == "This file is not an archive of a journey of Holdfast."
    assert refusal(with_envelope(plain, version="1")) == "envelope.json, version: '1' is not of the right type."
    assert refusal(with_part(plain, "envelope.json", b"[]")) == "This file is not an archive of a journey of Holdfast."
    assert refusal(changed(plain, "journeys.journey", colour="red")) == (
        "content/journeys.journey.json, row 1: this version of Holdfast knows no 'colour'."
    )
    newer = as_object(plain)
    newer["content"]["kelp.forest"] = [{}]
    assert (
        refusal(put_together(newer)) == "This archive holds kelp.forest, which this version of Holdfast does not know."
    )


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "content/../x.json", "content\\x.json", "content/x.json"]
)
def test_a_part_with_a_name_that_leads_elsewhere_is_refused(plain, name):
    assert refusal(with_part(plain, name, b"[]")).startswith("This file holds a part that no archive has")


def test_bombs_are_not_opened(plain, monkeypatch):
    bomb = with_part(plain, KIND, b"0" * (packing.SMALL + 1))
    assert refusal(bomb) == "A part of this file would become far larger than it is. It was not opened."

    many = zipped({f"content/a.{'b' * number}.json": b"[]" for number in range(1, 60)} | {"envelope.json": b"{}"})
    monkeypatch.setattr(packing, "MOST_PARTS", 50)
    assert refusal(many) == "This file holds too many parts, or one twice. It is not an archive of Holdfast."
    monkeypatch.undo()

    monkeypatch.setattr(packing, "MOST_BYTES", 1000)
    assert refusal(plain.read_bytes()) == "This file holds more than an archive may hold. It was not opened."


def test_a_part_that_lies_about_its_size_or_stands_twice_is_refused(plain):
    target = io.BytesIO(plain.read_bytes())
    with zipfile.ZipFile(target) as zip_:
        real = zip_.getinfo(KIND).file_size
    lying = plain.read_bytes().replace(
        struct.pack("<L", real) + struct.pack("<H", len(KIND)), b"\x01\0\0\0" + struct.pack("<H", len(KIND))
    )
    assert lying != plain.read_bytes()
    assert refusal(lying) == NOT_OURS

    with zipfile.ZipFile(target, "a") as zip_, pytest.warns(UserWarning, match="Duplicate name"):
        zip_.writestr(KIND, "[]")
    assert refusal(target.getvalue()).startswith("This file holds too many parts, or one twice.")


def test_damage_is_seen_by_the_sums_and_by_the_envelope(plain):
    rows = parts(plain)[KIND]
    assert refusal(with_part(plain, KIND, rows.replace(b"Northquay", b"Southquay"))) == (
        "content/journeys.journey.json is not as it was written: its sum differs."
    )
    without = {name: data for name, data in parts(plain).items() if name != "content/journeys.strand.json"}
    assert refusal(zipped(without)) == "This archive does not hold what its envelope says."
    assert refusal(with_part(plain, "content/journeys.reply.json", b"[]")) == (
        "This archive does not hold what its envelope says."
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'[{"a":1,"a":2}]', "cannot be read: a name stands twice in one object"),
        (b'[{"a":NaN}]', "cannot be read: NaN is not a number"),
        (b'[{"a":-Infinity}]', "cannot be read: -Infinity is not a number"),
        (b'[{"a":1e999}]', "cannot be read: a number is too large"),
        (b'[{"a":"\\u0000"}]', "cannot be read: a text holds the sign NUL"),
        (b'[{"\\u0000":1}]', "cannot be read: a text holds the sign NUL"),
        (b"[" * 100 + b"]" * 100, "is nested too deep."),
        (b"[" * 100_000 + b"]" * 100_000, "is nested too deep."),
        (b"{}", "does not hold as many rows as it should."),
        (b"[]", "does not hold as many rows as it should."),
    ],
)
def test_json_that_could_mean_more_than_one_thing_is_refused(plain, data, why):
    assert refusal(with_rows(plain, data)) == f"content/journeys.journey.json {why}"


def test_half_letters_broken_letters_and_endless_numbers_are_refused(plain):
    for data in (b'[{"a":"\\ud800"}]', b'[{"a":"\xff"}]', b'[{"a":' + b"9" * 5000 + b"}]", b"[{]"):
        assert refusal(with_rows(plain, data)).startswith("content/journeys.journey.json cannot be read: ")


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        ("journeys.journey", {"name": 7}, "name: 7 is not of the right type."),
        ("journeys.journey", {"name": None}, "name: None is not of the right type."),
        ("journeys.journey", {"name": "x" * 121}, "name: a text is longer than 120 letters."),
        ("journeys.journey", {"partners": "us"}, "partners: 'us' is not of the right type."),
        ("journeys.journey", {"partners": ["us", 1]}, "partners, 2: 1 is not of the right type."),
        ("journeys.journey", {"frameworks": ["kelp"]}, "frameworks, 1: 'kelp' is not one of the words known there."),
        ("journeys.journey", {"kind": "kelp"}, "kind: 'kelp' is not one of the words known there."),
        ("journeys.journey", {"version": True}, "version: True is not of the right type."),
        ("journeys.journey", {"version": 1.5}, "version: 1.5 is not of the right type."),
        ("journeys.journey", {"version": -1}, "version: -1 is too small or too large."),
        ("journeys.journey", {"version": 2**40}, "version: 1099511627776 is too small or too large."),
        ("journeys.journey", {"id": "1"}, "id: '1' is not written as it should be."),
        ("journeys.journey", {"started_at": "today"}, "started_at: 'today' is not written as it should be."),
        ("rounds.round", {"opens_on": "2026-02-31"}, "opens_on: '2026-02-31' is not written as it should be."),
        ("rounds.round", {"opens_on": "2026-02-01\n"}, "opens_on: '2026-02-01\\n' is not written as it should be."),
        ("rounds.round", {"entries": ["telepathy"]}, "entries, 1: 'telepathy' is not one of the words known there."),
        ("rounds.group", {"is_asked": 1}, "is_asked: 1 is not of the right type."),
        (
            "journeys.moment",
            {"path": "javascript:alert(1)"},
            "path: 'javascript:alert(1)' is not written as it should be.",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(plain, kind, fields, why):
    assert refusal(changed(plain, kind, **fields)) == f"content/{kind}.json, row 1, {why}"


@pytest.mark.parametrize("prompt", ["", "../x", "x" * 81])
def test_a_conversation_about_a_question_whose_page_has_no_address_is_refused(cast, tmp_path, prompt):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9})
    leading.close_round(round_, by=cast.amina)
    round_.refresh_from_db()
    about = {"prompt": round_.prompts[0], "title": "t", "held_on": timezone.localdate()}
    record_conversation(round_, by=cast.amina, said="We spoke.", **about)
    file = written(cast.journey, tmp_path / "a.zip")
    empty_the_house()

    assert "content/rounds.conversation.json, row 1, prompt: " in refusal(
        changed(file, "rounds.conversation", prompt=prompt)
    )


def test_what_points_nowhere_or_stands_twice_or_is_two_journeys_is_refused(plain):
    stranger = "00000000-0000-4000-8000-000000000000"
    assert refusal(changed(plain, "journeys.spell", strand=stranger)) == (
        "content/journeys.spell.json: a strand points at something that this archive does not hold."
    )
    assert refusal(changed(plain, "rounds.round", guide_version="0" * 64)) == (
        "content/rounds.round.json: a guide_version points at something that this archive does not hold."
    )
    twice = as_object(plain)
    twice["content"]["journeys.spell"] *= 2
    assert refusal(put_together(twice)) == "content/journeys.spell.json holds the same row twice."
    two = as_object(plain)
    two["content"]["journeys.journey"].append({**two["content"]["journeys.journey"][0], "id": stranger})
    assert refusal(put_together(two)) == "An archive holds one journey. This one holds another number."
    none = as_object(plain)
    del none["content"]["journeys.journey"]
    assert refusal(put_together(none)) == "An archive holds one journey. This one holds another number."
    missing = as_object(plain)
    del missing["content"]["journeys.spell"][0]["strand"]
    assert refusal(put_together(missing)) == "content/journeys.spell.json, row 1: strand is missing."


def test_rows_that_break_a_rule_of_the_database_bring_in_nothing(plain):
    assert "spell_ends_after_it_began" in refusal(
        changed(plain, "journeys.spell", since="2026-03-01", until="2026-02-01")
    )
    assert "breaks a rule of the house" in refusal(
        changed(plain, "rounds.answer", silence="not_sure", standing="helps")
    )


def test_a_guide_that_is_none_or_another_than_its_digest_names_is_refused(plain):
    [version] = [row for row in as_object(plain)["content"]["rounds.guideversion"] if row["guide"] == "conditions"][:1]
    archive = as_object(plain)
    rows = archive["content"]["rounds.guideversion"]
    for bad, why in (
        ({"title": "Another"}, "another name inside than outside"),
        ({"content": {**version["content"], "note": "changed"}}, "not the one that its digest names"),
        ({"content": {**version["content"], "sections": []}}, "a guide asks something"),
        (
            {"content": {**version["content"], "silences": [{"id": "../x", "label": "x"}]}},
            "an id in this guide is none",
        ),
    ):
        bad_archive = deepcopy(archive)
        for row in bad_archive["content"]["rounds.guideversion"]:
            if row["digest"] == version["digest"]:
                row |= bad
        assert why in refusal(put_together(bad_archive))
    assert rows

    adapted = as_object(plain)
    adapted["content"]["rounds.siteguide"][0]["content"]["id"] = "own-other"
    assert "this guide has another id inside than outside" in refusal(put_together(adapted))
    adapted["content"]["rounds.siteguide"][0]["content"]["sections"] = 5
    assert "content, sections: 5 is not of the right type." in refusal(put_together(adapted))


def test_part_of_a_journey_that_is_here_under_another_name_is_refused(plain):
    brought_in(plain)
    other = as_object(plain)
    was = other["content"]["journeys.journey"][0]["id"]
    other = json.loads(json.dumps(other).replace(was, "00000000-0000-4000-8000-000000000001"))

    with pytest.raises(NotNow, match="A part of this journey is here already, in another journey"):
        brought_in(put_together(other))

    assert Journey.objects.count() == 1


def test_an_archive_is_opened_by_its_passphrase_alone_and_shows_nothing_without(plain, sealed):
    assert b"Northquay" not in sealed
    assert b"PK" not in sealed[:4]

    with pytest.raises(NotNow, match="not the passphrase of this archive"):
        import_journey(io.BytesIO(sealed), passphrase=lambda: "a lantern beside the harbours")
    assert Journey.objects.count() == 0

    assert brought_in(sealed).name == "Safer after school"


def test_a_sealed_archive_that_is_cut_turned_round_added_to_or_touched_is_refused(plain, sealed, monkeypatch):
    for data in (sealed[:10], sealed[:32], sealed[:-1], sealed + b"x", sealed[:40] + b"\xff" + sealed[41:]):
        assert "damaged" in refusal(data) or "cut short" in refusal(data)
    assert refusal(b"HOLDFAST\x00\x02" + sealed[10:]) == (
        "This archive is sealed in a way that only a newer Holdfast knows."
    )
    # the salt is part of what is sealed along
    assert "damaged" in refusal(sealed[:12] + bytes([sealed[12] ^ 1]) + sealed[13:])


def test_a_short_passphrase_is_refused_before_anything_is_written(cast, tmp_path):
    with pytest.raises(NotNow, match="at least 12 letters"):
        export_journey(cast.journey, tmp_path / "a", by=cast.amina, passphrase="kelp")

    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_does_not_say_whose_it_was_is_refused(plain):
    for name in ("", "  "):
        envelope = json.loads(parts(plain)["envelope.json"])["organisation"] | {"name": name}
        told = refusal(with_envelope(plain, organisation=envelope))
        assert told == "This archive does not say whose journey it was: the name of its organisation is empty."


def test_a_claim_that_is_called_more_than_its_evidence_bears_is_refused(cast, tmp_path):
    claim = make_claim(cast.journey, by=cast.ben, claimed=Claimed("The panel helps.", "practice"))
    for source, by_them in (("Practitioners", True), ("Young people", False)):
        found = Found("for", "accounts", "So it was.", source, by_those_who_do_it=by_them)
        add_evidence(claim, by=cast.ben, found=found)
    turn_claim(claim, by=cast.ben, to=ClaimState.SUPPORTED, why="Both say so.")
    file = written(cast.journey, tmp_path / "a.zip")
    empty_the_house()
    archive = as_object(file)
    archive["content"]["evidence.evidenceitem"].pop()

    told = refusal(put_together(archive))

    assert told.startswith(
        f"content/evidence.claim.json, {claim.pk}: This claim is called supported, and this is missing"
    )
    assert brought_in(file).claims.get().state == "supported"


def test_a_house_that_would_show_smaller_groups_does_not_take_the_journey(cast, tmp_path):
    Organisation.objects.filter(pk=cast.northquay.pk).update(least_inside=7, least_beyond=12)
    cast.journey.refresh_from_db()
    archive = written(cast.journey, tmp_path / "a.zip")
    Organisation.objects.filter(pk=cast.northquay.pk).update(least_inside=5, least_beyond=10)

    with pytest.raises(NotNow, match="Northquay Council showed groups from 7 answers on, and from 12 beyond"):
        brought_in(archive, as_copy=True, organisation="Harbour Youth")
    with pytest.raises(NotNow, match="There is no organisation of that name here"):
        brought_in(archive, as_copy=True, organisation="Kelp")

    assert Journey.objects.count() == 2
