"""The mirror's pages: a text in, its reading out in the same answer; a Word file back; a sheet to talk from; every rule."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from holdfast.guides.mirroring import house_rules
from holdfast.mirror.forms.reading import MOST_PASTED
from holdfast.mirror.queries import rules as queries
from holdfast.mirror.queries.reading import shown as shown_of
from holdfast.mirror.queries.tuned import With
from holdfast.ui.texts import extract
from tests.mirror.texts import CONTACT, LONG, TEXT
from tests.ui.papers import archive, open_document, pdf, word

WHERE, SHEET = "/mirror/", "/mirror/sheet/"


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.ben.user)
    return client


def sent(browser, data: bytes, name: str, **more: str):
    return browser.post(WHERE, {"file": SimpleUploadedFile(name, data), **more})


def shown(response) -> str:
    return response.content.decode()


def test_a_reading_comes_in_the_same_answer_contact_first_then_passages_then_absences(browser):
    response = browser.post(WHERE, {"text": TEXT})

    page = shown(response)
    places = [
        page.index(each)
        for each in ("What keeps the young person close", CONTACT, "Passages to talk about", "Asked once")
    ]
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert places == sorted(places)
    assert "How might this read to the young person?" in page
    assert "What the wording may be protecting us from:" in page
    assert "Other ways that some suggest:" in page
    for answer in ("Keep it", "Word it again together", "Talk about it", "Not useful"):
        assert answer in page


def test_at_most_five_passages_stand_open_and_the_rest_is_asked_for(browser):
    page = shown(browser.post(WHERE, {"text": LONG}))

    open_, rest = page.split("Show the rest")
    assert open_.count("<article") == 5
    assert rest.count("<article") > 0
    assert "Show the rest" not in shown(browser.post(WHERE, {"text": TEXT}))


def test_rationing_opens_another_door_and_other_wording_does_not(browser):
    door = "This may be true. Who needs to hear it?"

    assert door in shown(browser.post(WHERE, {"text": "Does not meet threshold."}))
    assert door not in shown(browser.post(WHERE, {"text": "The male was seen."}))


def test_terms_of_law_and_disputed_terms_are_questions_with_their_sources(browser):
    law = shown(browser.get("/mirror/rules/fragmentation/")) + "".join(
        shown(browser.get(f"/mirror/rules/fragmentation/?page={number}")) for number in range(2, 12)
    )

    assert "is a term of law or guidance (Children Act 1989, sections 22 and 23A to 23C" in law
    assert "People differ about this." in law
    disputed = next(rule for rule in house_rules().rules if rule.contested and rule.lenses[0] == "fragmentation")
    assert "; ".join(source.name for source in disputed.sources) in law


def test_each_question_stands_beside_the_words_that_it_is_about(browser):
    page = shown(browser.post(WHERE, {"text": "The male was seen."}))

    assert "“The male”</span> What is his name, and who here knows him?" in page


def test_nothing_is_scored_counted_or_ranked(browser):
    page = shown(browser.post(WHERE, {"text": LONG})).lower()

    for word_ in ("score", "%", "passages found", "out of", "total", "rank"):
        assert word_ not in page.split("<main")[1].split("<footer")[0]


def test_a_young_persons_own_words_are_never_found(browser):
    page = shown(browser.post(WHERE, {"text": "She said: “I am not engaging with them.”"}))

    assert "Nothing lit up" in page
    assert "<mark>" not in page


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word("The male was seen."), "a.docx"),
        (pdf("The male was seen."), "a.pdf"),
        (b"The male was seen.", "a.txt"),
        (open_document("<text:p>The male was seen.</text:p>"), "a.odt"),
    ],
)
def test_files_of_each_kind_are_read(browser, data, name):
    assert "<mark>The male</mark>" in shown(sent(browser, data, name))


def test_a_word_file_comes_back_with_questions_in_its_margin_and_says_what_it_is_for(browser):
    response = sent(browser, word("The male was seen.", "She laughed."), "Minutes.docx", do="copy")

    copy = docx.Document(io.BytesIO(response.content))
    assert "Minutes - for talking, not for the file.docx" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store"
    assert copy.paragraphs[0].text.startswith("For talking, not for the file.")
    assert [each.text for each in copy.paragraphs[1:]] == ["The male was seen.", "She laughed."]
    assert len(list(copy.comments)) == 1


@pytest.mark.parametrize("given", [{"text": "The male was seen."}, {"file": SimpleUploadedFile("a.txt", b"The male.")}])
def test_only_a_word_file_can_come_back_as_one(browser, given):
    for each in given.values():
        if hasattr(each, "seek"):
            each.seek(0)
    response = browser.post(WHERE, {**given, "do": "copy"})

    assert "Only a Word file (.docx) can be given back" in shown(response)
    assert "Content-Disposition" not in response.headers


BAD = [
    (b"", "a.txt", "The file is empty."),
    (pdf("", ""), "scan.pdf", "picture"),
    (pdf("Closed.", password="secret"), "a.pdf", "protected by a password"),
    (archive(word__document_dot_xml=b"<a>" + b"0" * 9_000_000), "bomb.docx", "grow far beyond its size"),
    (b"PK\x03\x04 broken", "a.docx", "broken"),
    (b"\x00\x01\x02\x00\x03\xff\xfe" * 40, "a.txt", ""),
]


@pytest.mark.parametrize(("data", "name", "said"), BAD)
def test_what_cannot_be_read_is_refused_with_a_sentence(browser, data, name, said):
    response = sent(browser, data, name)

    page = shown(response)
    assert response.status_code == 200
    assert "govuk-error-summary" in page
    assert said in page
    assert "<mark>" not in page


def test_a_file_beyond_the_limit_is_let_go_and_the_text_beside_it_stays(browser, monkeypatch):
    monkeypatch.setattr("holdfast.mirror.views.uploading.MOST_BYTES", -5_900_000)

    page = shown(sent(browser, b"The male was seen. " * 9_000, "a.txt", text="Typed beside it."))

    assert "larger than 50 MB" in page
    assert "Typed beside it." in page


@pytest.mark.parametrize("text", ["", " \n ", "…"])
def test_an_empty_text_is_asked_for(browser, text):
    assert "govuk-error-summary" in shown(browser.post(WHERE, {"text": text}))


def test_a_text_with_nul_is_refused_and_stays_typed(browser):
    page = shown(browser.post(WHERE, {"text": "Words that were typed.\x00"}))

    assert "Null characters are not allowed." in page
    assert "Words that were typed." in page


def test_a_text_and_a_file_at_once_is_asked_about_and_the_text_stays(browser):
    page = shown(sent(browser, b"From a file.", "a.txt", text="Words that were typed."))

    assert "There is a pasted text and a file." in page
    assert "Words that were typed." in page


def test_a_text_that_is_too_long_is_refused_and_stays(browser):
    page = shown(browser.post(WHERE, {"text": "word " * (MOST_PASTED // 5) + "more words"}))

    assert "more than can be pasted at once" in page
    assert "more words" in page


def test_more_than_a_server_takes_is_refused_with_a_sentence(browser, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    response = browser.post(WHERE, {"text": "word " * 1_000})

    assert "more than can be pasted at once" in shown(response)
    assert response.headers["Cache-Control"] == "no-store"


def test_welsh_is_read_and_it_is_said_that_the_rules_are_english(browser):
    page = shown(browser.post(WHERE, {"text": "Mae hi wedi bod yn y tŷ gyda ei nain ac mae hi yn hapus ar y cyfan."}))

    assert "The text seems to be Welsh." in page


def test_text_that_looks_like_a_page_stays_text(browser):
    page = shown(browser.post(WHERE, {"text": "<script>alert(1)</script> The male was seen."}))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("where", [WHERE, SHEET])
def test_a_form_of_another_house_is_refused(cast, where):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.ben.user)

    assert browser.post(where, {"text": TEXT}).status_code == 403
    assert browser.get(WHERE).status_code == 200


ANSWERED = {
    "line": CONTACT,
    "asked": "nobody-next",
    "card1-words": "The male was seen.",
    "card1-rules": "male-or-female-as-noun",
    "card1-answer": "talk",
    "card2-words": "He is not engaging.",
    "card2-rules": "not-engaging",
    "card2-answer": "reword",
    "card3-words": "Kept as it is.",
    "card3-rules": "cohort",
    "card3-answer": "keep",
    "card4-words": "Not for us.",
    "card4-rules": "cohort",
    "card4-answer": "not_useful",
    "card5-words": "Nobody answered.",
    "card5-rules": "cohort",
}


def test_answers_sort_the_sheet_as_word(browser):
    response = browser.post(SHEET, {**ANSWERED, "kind": "docx"})

    made = docx.Document(io.BytesIO(response.content))
    lines = [each.text for each in made.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows[1:]]
    assert "for-talking-not-for-the-file.docx" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store"
    assert CONTACT in lines
    assert rows[0] == ["The male was seen.", "What is his name, and who here knows him?", "Talk about it"]
    assert rows[1][0] == "He is not engaging."
    assert "we have not found a way of working with him yet" in rows[1][2]
    for left_off in ("Kept as it is.", "Not for us.", "Nobody answered."):
        assert left_off not in str((lines, rows))
    assert any(each.startswith("Ten minutes.") for each in lines)


def test_the_sheet_with_three_passages_is_one_page(browser):
    reading = shown_of(extract(LONG.encode()), With())
    answers = ("talk", "reword", "reword")
    given = {"line": [CONTACT, CONTACT, CONTACT], "asked": [each.rule for each in reading.absences], "kind": "pdf"}
    for card, answer in zip(reading.cards, answers, strict=False):
        own = {"words": card.words, "rules": card.rule_ids, "answer": answer}
        given |= {f"card{card.number}-{name}": value for name, value in own.items()}

    made = PdfReader(io.BytesIO(browser.post(SHEET, given).content))

    assert len(made.pages) == 1
    text = made.pages[0].extract_text()
    assert all(card.words[:12] in text for card in reading.cards[:3])


@pytest.mark.parametrize(
    "sent_",
    [
        {},
        {"card1-words": "A\x00B", "card1-rules": "cohort", "card1-answer": "talk"},
        {"card1-words": "Words", "card1-rules": "no-such-rule ../x", "card1-answer": "talk", "asked": "no-such"},
        {"card1-words": "Words", "card1-rules": "cohort", "card1-answer": "delete"},
        {"card1-words": "w" * 50_000, "card1-rules": "cohort", "card1-answer": "talk", "line": "a\x00b"},
    ],
)
def test_a_sheet_of_nothing_or_nonsense_is_the_plan_for_ten_minutes(browser, sent_):
    response = browser.post(SHEET, sent_)

    lines = [each.text for each in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert any(each.startswith("Ten minutes.") for each in lines)


def test_every_rule_is_shown_once_with_sources_examples_and_counter_examples(browser):
    rules = [rule for lens in queries.LENSES for rule in queries.rules_of(lens)]
    page = shown(browser.get("/mirror/rules/rationing/"))

    first = queries.rules_of(queries.LENSES[3])[0]
    assert sorted(rule.id for rule in rules) == sorted(rule.id for rule in house_rules().rules)
    assert first.sources[0].name in page
    assert page.count("Lights up in:") == 20
    assert "Leaves alone:" in page
    assert any(
        rule.may_read_as and f"Perhaps: {rule.may_read_as}" in page for rule in queries.rules_of(queries.LENSES[3])
    )


def test_the_last_page_of_rules_and_one_beyond_it_are_there_and_an_unknown_lens_is_not(browser):
    assert browser.get("/mirror/rules/rationing/?page=999").status_code == 200
    assert browser.get("/mirror/rules/rationing/?page=x").status_code == 200
    assert browser.get("/mirror/rules/nonsense/").status_code == 404


def test_limits_are_said_plainly_and_the_mirror_stands_under_ones_own_name(browser):
    page = shown(browser.get("/mirror/limits/"))

    assert "To judge, compare, count or rank people" in page
    assert '<a class="govuk-link" href="/mirror/">Mirror</a>' in page
