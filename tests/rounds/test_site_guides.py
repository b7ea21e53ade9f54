"""A journey adapts a guide: every departure carries why, and a round keeps what it asked."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from holdfast.guides.adapting import Departs, departures
from holdfast.guides.loading import GuideError, load_guide, parse_guide
from holdfast.guides.writing import toml_of
from holdfast.memory.models import Entry
from holdfast.rounds.actions import adapting
from holdfast.rounds.actions.freezing import freeze_guide
from holdfast.rounds.models import SiteGuide
from holdfast.rounds.queries.guides import copy_of, guide_of, later_parent, own_id, parent_of
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round

WHY = "Here it is about turning up."


@pytest.fixture
def own(cast) -> SiteGuide:
    return adapting.copy_guide(cast.journey, load_guide("conditions"), by=cast.amina)


def reworded(own: SiteGuide, by, text="Who turned up?", why=WHY, version=1) -> SiteGuide:
    return adapting.reword_prompt(own, by=by, prompt="backing", fields={"text": text}, why=why, version=version)


def test_a_copy_asks_what_its_parent_asks_until_it_departs(own):
    assert departures(parent_of(own), copy_of(own)) == {}
    assert (copy_of(own).parent, copy_of(own).id) == ("conditions", own_id(own))


def test_rewording_keeps_why_and_can_be_found_again(cast, own):
    now = reworded(own, cast.amina)

    assert departures(parent_of(now), copy_of(now)) == {"backing": Departs.REWORDED}
    assert now.reasons == {"backing": WHY}
    assert "turning up" in Entry.objects.get(subject=own.pk).text


@pytest.mark.parametrize("why", ["", "   "])
def test_a_departure_without_why_is_refused_and_changes_nothing(cast, own, why):
    with pytest.raises(NotNow, match="Say why"):
        reworded(own, cast.amina, why=why)

    own.refresh_from_db()
    assert (own.version, departures(parent_of(own), copy_of(own))) == (1, {})


def test_putting_the_words_back_takes_the_reason_away(cast, own):
    now = reworded(own, cast.amina)
    was = next(prompt.text for prompt in parent_of(own).prompts if prompt.id == "backing")

    back = reworded(now, cast.amina, text=was, why="", version=2)

    assert (back.reasons, departures(parent_of(back), copy_of(back))) == ({}, {})


def test_two_people_at_once_both_texts_are_kept(cast, own):
    reworded(own, cast.amina)

    with pytest.raises(Changed) as changed:
        reworded(own, cast.ben, text="Ben's words?")

    assert (changed.value.theirs, changed.value.version) == ({"text": "Who turned up?"}, 2)


def test_who_looks_on_may_not_adapt(cast, own):
    for viewer in (cast.frances, cast.hana, cast.farid):
        with pytest.raises(PermissionDenied):
            reworded(own, viewer)

    own.refresh_from_db()
    assert own.version == 1


def test_adding_leaving_out_and_moving(cast, own):
    asked = {"kind": "words", "title": "Buses", "text": "What about the buses?", "source": "Northquay, our own"}
    now = adapting.add_prompt(
        own, by=cast.ben, section="context", fields=asked, why="They decide who comes.", version=1
    )
    now = adapting.drop_prompt(now, by=cast.ben, prompt="workforce", why="Nobody could say.", version=2)
    now = adapting.move_prompt(now, by=cast.ben, prompt="guidance", up=True, why="Rules first.", version=3)

    found = departures(parent_of(now), copy_of(now))
    (added,) = [key for key, kind in found.items() if kind is Departs.ADDED]
    assert {kind for key, kind in found.items() if key != added} == {Departs.DROPPED, Departs.REORDERED}
    context = next(section for section in copy_of(now).sections if section.id == "context")
    assert [prompt.id for prompt in context.prompts][:2] == ["guidance", "law"]
    assert all(
        {p for g in lens.groups for p in g.prompts} == {p.id for p in copy_of(now).prompts}
        for lens in copy_of(now).lenses
    )


def test_the_last_question_of_the_short_form_cannot_go(cast):
    own = adapting.copy_guide(cast.journey, load_guide("pulse"), by=cast.amina)
    for version, prompt in enumerate(("energy-now", "backing-now", "hope-now"), 1):
        own = adapting.drop_prompt(own, by=cast.amina, prompt=prompt, why="w", version=version)

    with pytest.raises(NotNow, match="cannot be asked"):
        adapting.drop_prompt(own, by=cast.amina, prompt="line", why="w", version=4)


def test_a_translation_needs_one_reason_for_the_whole(cast, own):
    head = {"title": "Amodau", "purpose": "Gweld.", "audience": "pawb", "language": "cy"}
    with pytest.raises(NotNow, match="Say why"):
        adapting.change_head(own, by=cast.amina, **head, why="", version=1)
    now = adapting.change_head(own, by=cast.amina, **head, why="We work in Welsh.", version=1)
    now = reworded(now, cast.amina, text="Pwy ddaeth?", why="", version=2)

    assert departures(parent_of(now), copy_of(now)) == {"language": Departs.TRANSLATED}
    assert now.reasons == {"language": "We work in Welsh."}


@pytest.fixture
def behind(cast) -> SiteGuide:
    """A copy of an earlier version of the conditions, in which two questions were otherwise."""
    guide = load_guide("conditions")
    sections = tuple(
        replace(
            s,
            prompts=tuple(
                replace(p, text=f"Earlier: {p.text}") if p.id in ("backing", "time") else p for p in s.prompts
            ),
        )
        for s in guide.sections
    )
    earlier = replace(guide, version=1, sections=sections)
    return adapting.copy_guide(cast.journey, earlier, by=cast.amina)


def test_a_later_version_of_the_parent_is_taken_over_question_by_question(cast, behind):
    now = adapting.take_over(behind, by=cast.amina, taken={"backing"}, kept={"time": "Ours fits better."}, version=1)

    texts = {prompt.id: prompt.text for prompt in copy_of(now).prompts}
    assert (texts["backing"].startswith("Earlier"), texts["time"].startswith("Earlier")) == (False, True)
    assert now.reasons == {"time": "Ours fits better."}
    assert later_parent(SiteGuide.objects.select_related("parent", "journey").get(pk=now.pk)) is None


def test_what_is_neither_taken_nor_kept_with_a_reason_is_asked_about(cast, behind):
    with pytest.raises(NotNow, match="take the later wording over or say why"):
        adapting.take_over(behind, by=cast.amina, taken={"backing"}, kept={}, version=1)

    assert later_parent(SiteGuide.objects.select_related("parent", "journey").get(pk=behind.pk)) is not None


def test_a_late_writer_takes_nothing_over(cast, behind):
    with pytest.raises(Changed):
        adapting.take_over(behind, by=cast.amina, taken={"backing", "time"}, kept={}, version=7)

    behind.refresh_from_db()
    assert (behind.version, parent_of(behind).version) == (1, 1)


def test_a_parent_that_has_not_changed_offers_nothing(cast, own, as_person):
    with pytest.raises(NotNow, match="has not changed"):
        adapting.take_over(own, by=cast.amina, taken=set(), kept={}, version=1)

    assert as_person(cast.amina).get(reverse("rounds:site_guide_later", args=[own.pk])).status_code == 302


def test_a_round_keeps_the_version_that_it_asked(cast, own):
    now = reworded(own, cast.amina)
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6}, guide=own_id(own))
    reworded(now, cast.amina, text="Something else?", version=2)
    adapting.discard_guide(SiteGuide.objects.get(pk=own.pk), by=cast.amina)

    round_.refresh_from_db()
    asked = {prompt.id: prompt.text for prompt in guide_of(round_).prompts}
    assert (asked["backing"], SiteGuide.objects.count()) == ("Who turned up?", 0)


def test_another_journeys_guide_cannot_be_asked_here(cast):
    far = adapting.copy_guide(cast.elsewhere, load_guide("pulse"), by=cast.farid)

    with pytest.raises(NotNow, match="not there any more"):
        a_round(cast.journey, cast.amina, asked={"managers": 6}, guide=own_id(far))


def test_a_guide_saved_as_a_file_comes_back_the_same(cast, own, as_person):
    now = reworded(own, cast.amina)
    page = as_person(cast.amina).get(reverse("rounds:site_guide_file", args=[now.pk]))

    back = adapting.bring_in_guide(
        cast.journey, page.content.decode(), by=cast.amina, name="mine.toml", why="From next door."
    )

    assert copy_of(back).sections == copy_of(now).sections
    assert back.reasons == {"backing": "From next door."}


def a_file(**more) -> str:
    return toml_of(replace(load_guide("pulse"), **{"id": "next-door", **more}))


FIVE_HUNDRED = "\n".join(
    f'[[sections.prompts]]\nid = "p{n}"\nkind = "words"\ntitle = "t"\ntext = "x{n}?"\nsource = "s"' for n in range(500)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (a_file(parent="next-door"), "'parent' should be the id of the guide"),
        (a_file(parent="nowhere"), "its parent 'nowhere' is not a guide that is known here"),
        (a_file().replace('"energy-now"', '"hope-now"'), "stands twice"),
        ("not = [toml", "is not TOML"),
        ("x = 1\n" * 60_000, "larger than 300 kB"),
        (a_file() + FIVE_HUNDRED, "between 1 and 120 prompts"),
    ],
    ids=["its own parent", "unknown parent", "an id twice", "not TOML", "too large", "500 prompts"],
)
def test_a_file_that_is_wrong_is_refused_with_place_and_sentence(cast, text, told):
    with pytest.raises(GuideError, match=told):
        adapting.bring_in_guide(cast.journey, text, by=cast.amina, name="bad.toml", why="w")

    assert SiteGuide.objects.count() == 0


def test_a_circle_of_parents_is_refused(cast, own):
    text = toml_of(replace(load_guide("conditions"), parent=own_id(own)))

    with pytest.raises(GuideError, match="would be its own parent"):
        adapting.bring_in_guide(cast.journey, text, by=cast.amina, name="circle.toml", why="w")


def test_a_file_that_departs_from_a_known_parent_says_why(cast):
    text = a_file(parent="pulse", title="Our pulse").replace("How much energy", "How much strength")

    with pytest.raises(NotNow, match="Say why it departs"):
        adapting.bring_in_guide(cast.journey, text, by=cast.amina, name="x.toml", why=" ")
    with pytest.raises(PermissionDenied):
        adapting.bring_in_guide(cast.journey, text, by=cast.gwen, name="x.toml", why="w")


def test_the_page_for_bringing_in_says_what_is_wrong(cast, as_person):
    where = reverse("rounds:guide_bring_in", args=[cast.journey.pk])
    browser = as_person(cast.amina)

    wrong = browser.post(where, {"file": SimpleUploadedFile("x.toml", b"\xff\xfe"), "why": ""})
    right = browser.post(where, {"file": SimpleUploadedFile("x.toml", a_file().encode()), "why": ""})

    assert "not in UTF-8" in wrong.content.decode()
    assert (right.status_code, SiteGuide.objects.get().title) == (302, "Pulse")


def test_sixty_copies_are_enough(cast, own):
    version = freeze_guide(load_guide("pulse"))
    SiteGuide.objects.bulk_create(
        SiteGuide(journey=cast.journey, parent=version, title="x", content=version.content) for _ in range(59)
    )

    with pytest.raises(NotNow, match="many guides of its own"):
        adapting.copy_guide(cast.journey, load_guide("pulse"), by=cast.amina)


def test_the_library_asks_the_database_the_same_for_one_copy_as_for_many(
    cast, own, as_person, django_assert_num_queries
):
    browser, where = as_person(cast.amina), reverse("rounds:guides", args=[cast.journey.pk])
    with django_assert_num_queries(6):
        browser.get(where)
    for _number in range(12):
        adapting.copy_guide(cast.journey, load_guide("pulse"), by=cast.amina)
    with django_assert_num_queries(6):
        page = browser.get(where).content.decode()

    assert "For your stage" in page
    assert [
        q in page for q in ("Where are we?", "Should we?", "Who is with us?", "How is it to work here?", "What next?")
    ] == [True] * 5


def test_a_guide_that_journeys_do_not_have_is_not_found(cast, own, as_person):
    browser = as_person(cast.amina)

    assert browser.get(reverse("rounds:guide", args=[cast.journey.pk, "nothing"])).status_code == 404
    assert browser.get(reverse("rounds:guide", args=[cast.journey.pk, own_id(own)])).status_code == 302
    assert browser.get(reverse("rounds:site_guide_reword", args=[own.pk, "nothing"])).status_code == 404


def test_a_small_guide_survives_being_written_and_read():
    guide = load_guide("containment")

    assert replace(parse_guide(toml_of(guide), "x"), translations=guide.translations) == guide
