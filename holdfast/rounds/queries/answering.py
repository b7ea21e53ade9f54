"""What people who answer are shown: what they must know beforehand, their own answers, and what came of the round."""

from dataclasses import dataclass

from django.utils.translation import get_language

from holdfast.guides.loading import Prompt
from holdfast.guides.translating import in_language
from holdfast.journeys.models import Participant
from holdfast.organisations.enums import Permission, rights_with

from ..models import Answer, Group, Response
from .guides import guide_of, minutes_of, prompts_of


@dataclass(frozen=True)
class Asked:
    """One prompt as it is put to a group."""

    id: str
    kind: str
    title: str
    text: str
    help: str
    choices: tuple[tuple[str, str], ...]
    silences: tuple[tuple[str, str], ...]


def _asked(prompt: Prompt, group: Group) -> Asked:
    gentle, guide = group.perspective.is_gentle, in_language(guide_of(group.round), get_language() or "")
    choices = (
        () if prompt.kind == "words" else tuple((c.id, c.label_for(gentle)) for c in (prompt.choices or guide.scale))
    )
    silences = () if prompt.kind == "words" else tuple((c.id, c.label_for(gentle)) for c in guide.silences)
    return Asked(
        prompt.id,
        prompt.kind,
        prompt.title_for(gentle),
        prompt.text_for(gentle),
        prompt.help_for(gentle),
        choices,
        silences,
    )


def asked_of(group: Group) -> list[Asked]:
    """All prompts put to a group, in the words for it and in the language that is being read."""
    prompts = {each.id: each for each in in_language(guide_of(group.round), get_language() or "").prompts}
    return [_asked(prompts[prompt.id], group) for prompt in prompts_of(group)]


def minutes_for(group: Group) -> int:
    return minutes_of(prompts_of(group), is_gentle=group.perspective.is_gentle)


def readers_of(group: Group) -> list[str]:
    """The names of those who read all words of the round: from the rights themselves, so that what is said is true."""
    rights = rights_with(Permission.WORDS_SEE)
    people = Participant.objects.filter(journey=group.round.journey, right__in=rights, left_on=None, user__isnull=False)
    return list(people.order_by("joined_on", "user__name", "pk").values_list("user__name", flat=True))


def answers_of(response: Response) -> dict[str, Answer]:
    return {answer.prompt: answer for answer in Answer.objects.filter(response=response)}
