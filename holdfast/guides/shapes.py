"""What a guide is made of. Frozen, and turned into plain data and back without loss."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

KINDS = ("standing", "words", "choice", "tap")
QUESTIONS = (
    "Where are we?",
    "Should we?",
    "Who is with us?",
    "How is it to work here?",
    "What next?",
)
STAGES = ("mobilising", "designing", "developing", "integrating", "growing", "wider_change")
# How far away from the people who do the work a thing is decided or moved.
LEVELS = {
    "people": "people and teams",
    "organisation": "organisation",
    "partnership": "partnership",
    "law": "law and policy",
}
DOMAINS = {
    "readiness": "Readiness to innovate",
    "capability": "Operational capability",
    "design": "Design",
    "context": "Wider context",
    "collaboration": "Collaboration",
    "cultures": "Cultures",
}
PRINCIPLES = {
    "rights-bearing": "Rights-bearing",
    "contextual": "Contextual",
    "ecological": "Ecological",
    "relational": "Relational",
    "trauma-informed": "Trauma-informed",
    "developmental": "Developmental",
    "transitional": "Transitional",
    "youth-centred": "Youth-centred",
    "welfare-oriented": "Welfare-oriented",
    "anti-oppressive": "Anti-oppressive",
    "participative": "Participative",
}


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: a standing, a silence or a tap, with plainer words for a gentle perspective."""

    id: str
    label: str
    gentle_label: str = ""

    def label_for(self, is_gentle: bool) -> str:
        return self.gentle_label or self.label if is_gentle else self.label


@dataclass(frozen=True)
class Prompt:
    """One thing that is asked. `title` is its short name in pictures, `text` the open question, asked first."""

    id: str
    kind: str
    title: str
    text: str
    help: str = ""
    gentle_title: str = ""
    gentle_text: str = ""
    gentle_help: str = ""
    short: bool = False
    source: str = ""
    choices: tuple[Choice, ...] = ()
    level: str = ""
    domain: str = ""
    principles: tuple[str, ...] = ()
    only_others: bool = False  # a site cannot change it by itself
    unsaid: bool = False  # answered without names, and shown only in batches

    def asked_of(self, is_gentle: bool) -> bool:
        """Whether it is put to a group: without plain wording it is not put to young people and parents."""
        return bool(self.gentle_text) or not is_gentle

    def text_for(self, is_gentle: bool) -> str:
        return self.gentle_text if is_gentle and self.gentle_text else self.text

    def title_for(self, is_gentle: bool) -> str:
        return self.gentle_title or self.title if is_gentle else self.title

    def help_for(self, is_gentle: bool) -> str:
        return self.gentle_help if is_gentle else self.help


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    prompts: tuple[Prompt, ...]
    about: str = ""


@dataclass(frozen=True)
class LensGroup:
    id: str
    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Lens:
    """Another way of grouping the prompts of a guide."""

    id: str
    title: str
    source: str
    groups: tuple[LensGroup, ...]


@dataclass(frozen=True)
class Translation:
    """A guide's words in another language: (place, words) such as ("prompts.backing.text", "..."). `read_by` signs it."""

    language: str
    made_by: str
    texts: tuple[tuple[str, str], ...]
    read_by: str = ""


@dataclass(frozen=True)
class Guide:
    """A versioned set of prompts with its source. A round keeps the version it used for ever."""

    id: str
    version: int
    title: str
    question: str
    purpose: str
    source: str
    licence: str
    audience: str
    sections: tuple[Section, ...]
    scale: tuple[Choice, ...]
    silences: tuple[Choice, ...]
    lenses: tuple[Lens, ...] = ()
    note: str = ""
    stage: str = ""
    imported: bool = False
    parent: str = ""  # the id of the guide that this one was adapted from
    language: str = "en"
    translations: tuple[Translation, ...] = ()
    for_oneself: bool = False  # may be answered in private
    decides: bool = False  # its picture ends in a record of which way was chosen
    prompts: tuple[Prompt, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prompts", tuple(prompt for section in self.sections for prompt in section.prompts))

    def as_dict(self) -> dict[str, Any]:
        """Plain data, from which `guide_from_dict` makes the same guide."""
        data = asdict(self)
        del data["prompts"]
        return data


def _choices(rows: Iterable[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(**row) for row in rows)


def _prompt_from_dict(data: dict[str, Any]) -> Prompt:
    return Prompt(
        **{**data, "choices": _choices(data["choices"]), "principles": tuple(data.get("principles", ()))},
    )


def _translation(data: dict[str, Any]) -> Translation:
    return Translation(**{**data, "texts": tuple((place, words) for place, words in data["texts"])})


def guide_from_dict(data: dict[str, Any]) -> Guide:
    """The guide that `as_dict` made data of."""
    sections = tuple(
        Section(
            **{
                **section,
                "prompts": tuple(_prompt_from_dict(prompt) for prompt in section["prompts"]),
            }
        )
        for section in data["sections"]
    )
    lenses = tuple(
        Lens(
            **{
                **lens,
                "groups": tuple(LensGroup(**{**group, "prompts": tuple(group["prompts"])}) for group in lens["groups"]),
            }
        )
        for lens in data["lenses"]
    )
    changed = {
        "sections": sections,
        "lenses": lenses,
        "translations": tuple(_translation(row) for row in data.get("translations", ())),
        "scale": _choices(data["scale"]),
        "silences": _choices(data["silences"]),
    }
    return Guide(**{**data, **changed})
