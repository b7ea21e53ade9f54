"""Sentences that nobody outside may read, planted everywhere, are in no report: not as page, Word, PDF, web page, or in a log."""

import io
import logging
import zipfile

import pytest
from click.testing import CliRunner
from django.utils import timezone
from pypdf import PdfReader

from holdfast.analysis.theory import read_outline
from holdfast.guides.loading import load_guide
from holdfast.journeys.actions import authorising, feelings, moments
from holdfast.journeys.actions.authorising import Needed, Seen
from holdfast.journeys.enums import Felt, Sharing, Stands
from holdfast.partnership.actions import insights, noting, own, planning, slowly
from holdfast.reports.commands.report import report as command
from holdfast.reports.enums import Kind
from holdfast.reports.models import Edition
from holdfast.rounds.actions import leading, reflecting
from holdfast.rounds.models import Answer, Response
from holdfast.theory.actions.outlining import begin_theory
from holdfast.theory.actions.remarks import Written, write_remark
from holdfast.theory.enums import RemarkKind
from tests.factories import a_round, group_of, people_answer
from tests.reports.addresses import a_report, issued

QUOTED = "Quoted with leave, and so it stands there."
CANARIES = {
    "unquoted": "Canary that may not be quoted",
    "withheld": "Canary that a lead keeps back",
    "private feeling": "Canary of a private feeling",
    "named feeling": "Canary of a feeling shared inside with a name",
    "note": "Canary of a meeting note",
    "own note": "Canary of an own note",
    "insight": "Canary of an insight that is not shared",
    "reflection": "Canary of a reflection",
    "stance": "Canary of how a stance shows",
    "to see": "Canary of what they need to see",
    "doubt": "Canary of a doubt in one's own name",
    "slow answer": "Canary of what somebody wrote alone in a meeting",
    "own stance": "Canary of how near a partner stands",
}


def _answer(group, words, **response) -> Answer:
    made = Response.objects.create(group=group, link=group.links.first(), finished=True, **response)
    return Answer.objects.create(response=made, prompt=group.round.prompts[0], standing="helps", words=words)


@pytest.fixture
def planted(cast):
    """Everything that stays inside, and one sentence that may leave."""
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 20, "young_people": 9})
    group = group_of(round_, "practitioners")
    people_answer(group, (3, 4, 4, 3))
    people_answer(group_of(round_, "young_people"), (4, 2, 1, 0))
    _answer(group, QUOTED, may_quote=True)
    _answer(group, CANARIES["unquoted"], may_quote=False)
    withheld = _answer(group, CANARIES["withheld"], may_quote=True)
    leading.close_round(round_, by=cast.amina)
    Answer.objects.filter(pk=withheld.pk).update(withheld_why="It names somebody.")
    moment = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    felt = {"felt": Felt.HEAVY, "is_quotable": True, "version": 0}
    feelings.say_feeling(moment, by=cast.ben, words=CANARIES["private feeling"], sharing=Sharing.PRIVATE, **felt)
    feelings.say_feeling(moment, by=cast.amina, words=CANARIES["named feeling"], sharing=Sharing.NAME, **felt)
    meeting = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate()))
    noting.write_note(meeting, by=cast.ben, words=CANARIES["note"])
    question = slowly.ask_slowly(meeting, by=cast.amina, question="What was hard to say?")
    slowly.answer_slowly(question, by=cast.ben, words=CANARIES["slow answer"])
    own.write_own_note(cast.journey, by=cast.esi, words=CANARIES["own note"], stance=CANARIES["own stance"])
    insights.keep_insight(cast.journey, by=cast.ben, seen=insights.Seen(CANARIES["insight"], "law"))
    board = authorising.note_authoriser(
        cast.journey, by=cast.amina, needed=Needed("Transport board", ("data",), to_see=CANARIES["to see"])
    )
    seen = Seen(Stands.LISTENS, timezone.localdate(), shown_by=CANARIES["stance"])
    authorising.say_stance(board, by=cast.ben, seen=seen)
    told = read_outline("outcome: Safer at the bus stop\n    activity: Two training days\n").theory
    theory = begin_theory(cast.journey, by=cast.amina, told=told)
    write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, CANARIES["doubt"]), link=theory.links.get())
    guide = load_guide("containment")
    reflection = reflecting.begin_reflection(guide, by=cast.ben)
    reflecting.write(reflection, by=cast.ben, words={guide.prompts[0].id: CANARIES["reflection"]}, version=1)
    return round_


def text_of(path) -> str:
    """Every word of a file, with those of its pictures' descriptions."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return content.decode()


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_no_canary_is_in_any_file_of_any_kind(cast, planted, tmp_path, ending, caplog):
    caplog.set_level(logging.DEBUG)
    texts = {}
    for kind in Kind.values:
        out = tmp_path / f"{kind}.{ending}"
        done = CliRunner().invoke(
            command, [str(cast.journey.pk), "--kind", kind, "--format", ending, "--out", str(out)]
        )
        assert done.exit_code == 0, done.output
        texts[kind] = " ".join(text_of(out).split())

    leaked = {(kind, what) for kind, text in texts.items() for what, words in CANARIES.items() if words in text}
    names = {(kind, who) for kind, text in texts.items() for who in ("Ben", "Esi", "Gwen") if f" {who} " in text}

    assert QUOTED.split(",")[0] in texts["period"]
    assert (leaked, names) == (set(), set())
    assert [words for words in [*CANARIES.values(), QUOTED] if words in caplog.text] == []


def test_no_canary_is_frozen_when_a_report_is_issued_and_not_even_a_quote_is_kept(cast, planted):
    out = issued(a_report(cast.journey, cast.esi, kind="period"), by=cast.esi, site=cast.amina)

    kept = str(Edition.objects.get(report=out).content)

    assert "'kind': 'said'" in kept
    assert [words for words in [*CANARIES.values(), QUOTED] if words in kept] == []


def test_a_group_of_nine_is_heard_and_not_shown(cast, planted, tmp_path):
    out = tmp_path / "period.html"
    CliRunner().invoke(command, [str(cast.journey.pk), "--kind", "period", "--format", "html", "--out", str(out)])

    text = out.read_text()

    assert "Young people: asked, heard, not shown." in text
    assert "Practitioners: 15 of 20 answered" in text or "14 of 20 answered" in text
