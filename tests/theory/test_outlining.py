"""The whole of a theory at once: begun, changed by two people, brought in, with a version for each change."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from holdfast.analysis.theory import Element as Told
from holdfast.analysis.theory import Theory as Whole
from holdfast.analysis.theory import read_outline
from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.theory import queries
from holdfast.theory.actions.editing import Said, add_element
from holdfast.theory.actions.outlining import begin_theory, save_outline, write_all
from holdfast.theory.actions.remarks import Written, write_remark
from holdfast.theory.enums import RemarkKind
from holdfast.theory.models import Element, Theory, TheoryLink, TheoryVersion
from holdfast.ui.documents import as_page
from holdfast.ui.refusals import NotNow
from tests.theory.making import OUTLINE, a_theory, element, link_to


def outline_page(cast) -> str:
    return f"/journeys/{cast.journey.pk}/theory/outline/"


def test_ben_begins_a_theory_and_those_who_look_on_may_not(cast, as_person):
    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/theory/begin/", {"outline": OUTLINE})

    theory = Theory.objects.get()
    assert answer.status_code == 302
    assert list(theory.elements.values_list("kind", flat=True)) == ["outcome", "practice", "mechanism", "activity"]
    assert {each.perspective.key for each in theory.elements.select_related("perspective")} == {"practitioners"}
    assert list(Event.objects.values_list("what", "subject")) == [("theory.begun", theory.pk)]
    assert list(Entry.objects.values_list("kind", "title")) == [("theory", "Theory of change: Safer after school")]
    assert list(theory.versions.values_list("number", "participant__user")) == [(1, cast.ben.user.pk)]
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        save_outline(theory, by=cast.frances, told=read_outline("a").theory, version=theory.version)


def test_a_journey_has_one_theory(cast, as_person):
    a_theory(cast)

    page = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/theory/begin/", {"outline": "Something else\n"})

    assert "This journey has a theory already." in page.content.decode()
    assert Theory.objects.count() == 1


def test_an_outline_with_a_wrong_line_says_which_and_changes_nothing(cast, as_person):
    theory = a_theory(cast)
    sent = {"outline": OUTLINE + "because: of nothing\n\x00", "version": theory.version, "why": ""}

    page = as_person(cast.amina).post(outline_page(cast), {**sent, "outline": "because: nothing\n" + OUTLINE})

    assert page.context["form"].errors["outline"] == ["Line 1: “nothing” has no element above it."]
    assert (theory.elements.count(), Theory.objects.get().version) == (4, theory.version)
    assert as_person(cast.amina).post(outline_page(cast), sent).status_code == 200  # NUL is no letter


def test_what_is_only_reworded_keeps_its_doubts_and_what_is_gone_takes_them_along(cast, as_person):
    theory = a_theory(cast)
    kept, gone = link_to(theory, "Plans"), link_to(theory, "Practitioners")
    for link in (kept, gone):
        write_remark(theory, by=cast.gwen, written=Written(RemarkKind.DOUBT, "Not at night."), link=link)
    changed = OUTLINE.replace("Plans name places", "Plans name the places").replace(
        "            activity: Two training days for chairs\n", ""
    )

    as_person(cast.ben).post(outline_page(cast), {"outline": changed, "version": theory.version, "why": "Too long."})

    theory.refresh_from_db()
    assert [remark.link_id for remark in theory.remarks.all()] == [kept.pk]
    assert element(theory, "Plans").text == "Plans name the places, and who can change them"
    assert list(theory.versions.values_list("number", "why", "participant__user__name")) == [
        (2, "Too long.", "Ben"),
        (1, "", "Amina"),
    ]


def test_a_late_writer_of_the_outline_sees_both_and_nothing_typed_is_lost(cast, as_person):
    theory = a_theory(cast)
    save_outline(theory, by=cast.ben, told=read_outline(OUTLINE + "activity: A walk\n").theory, version=theory.version)

    page = as_person(cast.amina).post(
        outline_page(cast), {"outline": OUTLINE + "activity: A talk\n", "version": theory.version, "why": ""}
    )

    assert page.status_code == 409
    assert ("activity: A walk" in page.content.decode(), "activity: A talk" in page.content.decode()) == (True, True)
    assert "A walk" in queries.outline_of(Theory.objects.get())


def test_words_may_change_places_between_two_elements(cast):
    theory = a_theory(cast, outline="outcome: Safer\n  practice: One way\n  practice: Another\n")
    one, another = element(theory, "One way"), element(theory, "Another")
    told = queries.as_engine(theory)
    swapped = {str(one.pk): "Another", str(another.pk): "One way"}
    elements = tuple(Told(e.id, swapped.get(e.id, e.text), e.kind) for e in told.elements)

    write_all(theory, told, Whole(elements, told.links), by=cast.amina)

    assert dict(theory.elements.values_list("pk", "text"))[one.pk] == "Another"


def test_what_one_person_changes_in_a_day_is_one_version_until_they_say_why(cast, monkeypatch):
    theory = a_theory(cast)

    def add(by, line: str, why: str = "") -> None:
        current = Theory.objects.get()
        told = read_outline(queries.outline_of(current) + line).theory
        save_outline(current, by=by, told=told, version=current.version, why=why)

    add(cast.ben, "activity: One\n")
    add(cast.ben, "activity: Two\n")
    add(cast.ben, "activity: Three\n", why="After the review.")
    add(cast.ben, "activity: Four\n")
    add(cast.amina, "activity: Five\n")
    theory.versions.filter(number=4).update(made_on=timezone.localdate() - timedelta(days=1))
    add(cast.amina, "activity: Six\n")

    rows = theory.versions.order_by("number").values_list("number", "why", "participant__user__name")
    assert list(rows) == [
        (1, "", "Amina"),
        (2, "After the review.", "Ben"),
        (3, "", "Ben"),
        (4, "", "Amina"),
        (5, "", "Amina"),
    ]
    assert [len(version.data["elements"]) for version in theory.versions.order_by("number")] == [4, 7, 8, 9, 10]


def test_the_first_version_stays_also_when_its_writer_goes_on_the_same_day(cast):
    theory = a_theory(cast)

    save_outline(
        theory, by=cast.amina, told=read_outline(OUTLINE + "activity: A walk\n").theory, version=theory.version
    )

    assert [len(version.data["elements"]) for version in theory.versions.order_by("number")] == [4, 5]


def test_no_version_holds_a_name(cast):
    a_theory(cast)

    assert "Amina" not in str(TheoryVersion.objects.get().data)


def test_a_theory_can_be_begun_from_a_framework_and_what_fits_is_remembered(cast, as_person):
    where = f"/journeys/{cast.journey.pk}/theory/begin/from/framework/contextual_safeguarding/"

    empty = as_person(cast.amina).post(where, {"fit": ""})
    as_person(cast.amina).post(where, {"fit": "The bus stop fits."})

    theory = Theory.objects.get()
    assert empty.status_code == 200
    assert (theory.begun, theory.begun_from, theory.fit) == (
        "principles",
        "Contextual Safeguarding (Lefevre et al. 2024, Box 1.2)",
        "The bus stop fits.",
    )
    assert set(theory.elements.values_list("kind", flat=True)) >= {"outcome", "context"}
    assert as_person(cast.amina).get(where.replace("contextual_safeguarding", "nothing")).status_code == 404


def test_a_theory_can_be_begun_from_one_that_one_may_read_and_from_no_other(cast, as_person):
    far = begin_theory(cast.elsewhere, by=cast.farid, told=read_outline(OUTLINE).theory)
    where = f"/journeys/{cast.journey.pk}/theory/begin/from/{far.pk}/"

    assert as_person(cast.amina).get(where).status_code == 404
    cast.elsewhere.participants.create(user=cast.amina.user, right="viewer")
    assert as_person(cast.amina).post(where, {"fit": "Most of it."}).status_code == 302
    theory = Theory.objects.get(journey=cast.journey)
    assert (theory.begun_from, theory.elements.count()) == ("Night buses", 4)
    assert not set(theory.elements.values_list("pk", flat=True)) & set(far.elements.values_list("pk", flat=True))


def where_from(cast, as_person, name: str) -> str:
    page = as_person(getattr(cast, name)).get(f"/journeys/{cast.journey.pk}/theory/").content.decode()
    return page.split("Begun from: ")[1].split(".")[0]


def test_another_journeys_name_is_told_to_those_who_take_part_in_it_too_and_to_nobody_else(cast, as_person):
    far = begin_theory(cast.elsewhere, by=cast.farid, told=read_outline(OUTLINE).theory)
    cast.elsewhere.participants.create(user=cast.amina.user, right="viewer")
    where = f"/journeys/{cast.journey.pk}/theory/begin/from/{far.pk}/"
    as_person(cast.amina).post(where, {"fit": "Most of it."})
    theory = Theory.objects.get(journey=cast.journey)

    assert (where_from(cast, as_person, "amina"), where_from(cast, as_person, "ben")) == (
        "Night buses",
        "another journey",
    )
    for with_names in (True, False):
        told = as_page(queries.theory_document(theory, with_names=with_names))
        assert ("It was begun from: another journey." in told, "Night buses" in told) == (True, False)


def test_a_files_name_is_told_to_nobody(cast, as_person):
    send(cast, as_person, "Gwen about the cuts.csv", b"from,to,reason\nTwo training days,Better plans,so\n")

    theory = Theory.objects.get()
    told = as_page(queries.theory_document(theory, with_names=True))

    assert (theory.begun, where_from(cast, as_person, "amina")) == ("file", "a file")
    assert ("It was begun from: a file." in told, "about the cuts" in told) == (True, False)


def test_of_a_file_only_conditions_that_rounds_ask_about_are_kept(cast, as_person):
    data = {
        "format": "holdfast-theory-1",
        "elements": [{"id": "1", "text": "Plans", "rests_on": ["backing", "whoever-signs", "canary"]}],
    }

    send(cast, as_person, "theory.json", json.dumps(data).encode())

    assert Element.objects.get().rests_on == ["backing"]


def send(cast, as_person, name: str, content: bytes):
    where = f"/journeys/{cast.journey.pk}/theory/begin/from/file/"
    return as_person(cast.amina).post(where, {"file": SimpleUploadedFile(name, content), "fit": ""})


@pytest.mark.parametrize(
    "name, content",
    [
        ("theory.csv", b"from,to,reason\nTwo training days,Better plans,so\n"),
        ("theory.txt", b"outcome: Better plans\n  Two training days\n"),
        (
            "theory.json",
            b'{"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "Two training days"},'
            b' {"id": "2", "text": "Better plans"}], "links": [{"from": "1", "to": "2"}]}',
        ),
    ],
)
def test_a_theory_comes_from_a_file_of_each_kind(cast, as_person, name, content):
    answer = send(cast, as_person, name, content)

    assert answer.status_code == 302
    assert set(Element.objects.values_list("text", flat=True)) == {"Better plans", "Two training days"}
    assert TheoryLink.objects.count() == 1


@pytest.mark.parametrize(
    "name, content",
    [
        ("theory.json", b"{"),
        ("theory.json", b"[" * 100_000),
        ("theory.json", b'{"format": "other"}'),
        ("theory.csv", b"a,b\n1,2\n"),
        ("theory.csv", b"from,to\nA,A\n"),
        ("theory.txt", b"\xff\xfe\x00\x01"),
        ("theory.txt", b""),
        ("theory.txt", b"because: nothing\n"),
        ("theory.txt", b"x" * 2_000_001),
        ("theory.txt", "\n".join(f"thing {n}" for n in range(2_001)).encode()),
    ],
)
def test_a_file_that_is_no_theory_is_refused_and_changes_nothing(cast, as_person, name, content):
    page = send(cast, as_person, name, content)

    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)
    assert Theory.objects.count() == 0


def test_two_thousand_elements_are_kept_and_shown_as_lists(cast, as_person, django_assert_max_num_queries):
    lines = ["outcome: Safer"] + [f"    practice: Practice number {number}" for number in range(1_999)]
    theory = a_theory(cast, outline="\n".join(lines))

    with django_assert_max_num_queries(60):
        page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/")

    assert (theory.elements.count(), page.context["drawing"], len(page.context["more"])) == (2_000, None, 54)
    with pytest.raises(NotNow, match="at most 2000 elements"):
        add_element(theory, by=cast.amina, said=Said("One more", "practice"))


def test_letters_that_get_longer_when_folded_find_room(cast):
    theory = a_theory(cast, outline="outcome: " + "ΐ" * 300 + "\n  practice: Talks\n")

    assert theory.elements.count() == 2


def test_hostile_words_are_shown_as_words(cast, as_person):
    a_theory(cast, outline='outcome: <script>alert(1)</script>\n  practice: "><img src=x onerror=alert(1)>\n')

    for address in ("", "outline/", "table/", "drivers/", "versions/1/"):
        page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/{address}").content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


def test_signs_that_only_a_machine_reads_are_taken_out_of_a_theory_however_it_comes(cast, as_person):
    browser, begin = as_person(cast.ben), f"/journeys/{cast.journey.pk}/theory/begin/"
    browser.post(begin, {"outline": "outcome: Safe\x07 at\u202e night\n\tpractice: Plans\x1b name places\n"})
    theory = Theory.objects.get()
    said = {"kind": "mechanism", "text": "Chairs\x07 ask\u202e first"}
    browser.post(f"/journeys/{cast.journey.pk}/theory/elements/add/", said)

    assert set(theory.elements.values_list("text", flat=True)) == {
        "Safe at night",
        "Plans name places",
        "Chairs ask first",
    }
    assert theory.links.count() == 1
