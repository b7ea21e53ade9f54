"""Every rule of the house, as those who are read with it may look it up."""

from dataclasses import dataclass

from holdfast.analysis.language.rules import Absence, Contact, Rule
from holdfast.guides.mirror_wording import LENS_NAMES, LENS_SAYS
from holdfast.guides.mirroring import house_rules


@dataclass(frozen=True)
class Lens:
    id: str
    name: str
    says: str


LENSES = tuple(Lens(lens, name, LENS_SAYS[lens]) for lens, name in LENS_NAMES.items())


def lens_named(name: str) -> Lens | None:
    return next((lens for lens in LENSES if lens.id == name), None)


def rules_of(lens: Lens) -> list[Rule]:
    """Those in which this lens weighs most, by their headword."""
    return sorted((rule for rule in house_rules().rules if rule.lenses[0] == lens.id), key=_headword)


def contact_rules() -> list[Contact]:
    return sorted(house_rules().contact, key=lambda each: each.kind)


def absences() -> list[Absence]:
    return list(house_rules().absences)


def _headword(rule: Rule) -> tuple[str, str]:
    return rule.says.casefold(), rule.id
