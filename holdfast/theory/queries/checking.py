"""The gentle questions about a journey's theory, beside what was answered: facts from the theory and from the latest rounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from holdfast.analysis import theory as engine
from holdfast.analysis.agreement import halves
from holdfast.analysis.picture import Picture
from holdfast.analysis.questions import Question
from holdfast.guides.loading import HOUSE_SCALE, load_guide
from holdfast.journeys.models import Perspective
from holdfast.journeys.queries import Asked, beside_replies
from holdfast.rounds.models import Round
from holdfast.rounds.queries.guides import guide_of
from holdfast.rounds.queries.leading import closed
from holdfast.rounds.queries.pictures import picture_of
from holdfast.ui.pictures.theory import asking

from ..models import Theory
from .shaping import as_engine

LATEST = 5  # rounds that are looked at, the newest first
LEAST_SHARE = 0.5
FROM_A_ROUND = "condition_absent"  # the kind of question that tells what groups of a round said


@dataclass(frozen=True)
class AskedWhy:
    """A question with what it is about and why it is asked. `link` and `element` are ids of rows, or empty."""

    asked: Asked
    why: str
    link: str = ""
    element: str = ""

    @property
    def question(self) -> Question:
        return self.asked.question


def conditions() -> dict[str, str]:
    """What an element can rest on: the conditions that rounds ask about, by id."""
    return {prompt.id: prompt.title for prompt in load_guide("conditions").prompts if prompt.kind == "standing"}


def questions_of(theory: Theory, told: engine.Theory | None = None, *, beyond: bool = False) -> list[AskedWhy]:
    """Every question that the theory raises now, in words, beside what was answered. `beyond`: for readers outside the journey."""
    now = told or as_engine(theory)
    return _in_words(theory, now, _raised(theory, now, beyond=beyond))


def questions_beside_rounds(theory: Theory) -> list[AskedWhy]:
    """The same but for what groups of a round said; no round is read for it."""
    now = as_engine(theory)
    return _in_words(theory, now, engine.questions_about(now))


def _in_words(theory: Theory, now: engine.Theory, raised: tuple[Question, ...]) -> list[AskedWhy]:
    names = {each.key: each.name for each in Perspective.objects.filter(journey=theory.journey_id)} | conditions()
    links = {link.id for link in now.links}
    together = beside_replies(theory.journey, [(question, asking.asked(question, names)) for question in raised])
    return [
        AskedWhy(
            each,
            asking.why_asked(each.question),
            link=_link(each, links),
            element=each.question.about if each.question.about in now.by_id else "",
        )
        for each in together
    ]


def _raised(theory: Theory, now: engine.Theory, *, beyond: bool) -> tuple[Question, ...]:
    """Beyond the journey, only what is asked all the same when smaller groups are not shown: an answer may tell of them too."""
    house = theory.journey.organisation
    inside = engine.questions_about(now, engine.Around(tuple(_absent(theory, now, house.least_inside))))
    if not beyond:
        return inside
    shown = set(engine.questions_about(now, engine.Around(tuple(_absent(theory, now, house.least_beyond)))))
    return tuple(question for question in inside if question in shown)


def _link(each: Asked, links: set[str]) -> str:
    if each.question.kind == "circle":
        return str(each.question.values["link"])
    return each.question.about if each.question.about in links else ""


def _absent(theory: Theory, now: engine.Theory, least: int) -> Iterable[engine.Absent]:
    """Of each condition that an element rests on: what groups of `least` or more said in the latest round that asked about it.

    A scale of a guide's own has no lower half that means "not there": rounds on one are passed over.
    """
    wanted = {condition for element in now.elements for condition in element.rests_on}
    if not wanted:
        return
    rounds = closed(Round.objects.filter(journey=theory.journey_id, pulse=None))
    latest = rounds.select_related("guide_version", "journey__organisation").order_by("-closes_on", "-pk")
    for round_ in islice((each for each in latest if guide_of(each).scale == HOUSE_SCALE), LATEST):
        if wanted.isdisjoint(round_.prompts):
            continue
        picture = picture_of(round_, least)
        asked = {prompt.prompt for prompt in picture.prompts} & wanted
        for condition in sorted(asked):
            groups = tuple(_say_no(picture, condition))
            if groups:
                yield engine.Absent(condition, groups, str(round_.pk))
        wanted -= asked


def _say_no(picture: Picture, condition: str) -> Iterable[str]:
    """Groups, large enough to be shown, of which half or more stand in the lower half of the scale."""
    lower, _upper = halves(len(picture.scale.standings))
    for prompt in picture.prompts:
        if prompt.prompt != condition:
            continue
        for group in prompt.groups:
            if group.counts is not None and sum(group.counts[lower]) >= LEAST_SHARE * sum(group.counts):
                yield group.perspective
