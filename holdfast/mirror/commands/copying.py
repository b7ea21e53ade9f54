"""Copies of Word files with the mirror's questions in the margin. An original is never touched, and nothing is written over."""

from pathlib import Path

from holdfast.analysis.language.reading import Reading
from holdfast.analysis.language.rules import RuleSet
from holdfast.guides.mirror_wording import AUTHOR, COPY_NAME, HEAD, INITIALS, beside
from holdfast.ui.texts import Extract, MarginNote, NotReadable, commented


def copied(path: str, data: bytes, found: Extract, reading: Reading, rules: RuleSet, to: Path) -> str:
    """Writes the copy and gives its path. Raises NotReadable where there is none to make."""
    if found.kind != "docx":
        raise NotReadable("Only a Word file (.docx) can be given back with questions in its margin.")
    by_id = {rule.id: rule for rule in rules.rules}
    notes = [MarginNote(each.start, each.end, beside(by_id[each.rule])) for each in reading.findings]
    made = commented(data, found, notes, head=HEAD, author=AUTHOR, initials=INITIALS)
    place = to / COPY_NAME.format(name=Path(path).stem) if to.is_dir() else to
    try:
        with place.open("xb") as file:
            file.write(made)
    except FileExistsError as error:
        raise NotReadable(f"{place} is already there. Choose another name.") from error
    return str(place)
