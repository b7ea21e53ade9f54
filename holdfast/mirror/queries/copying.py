"""A copy of a Word file with the mirror's questions in its margin, for pages and for the command. Needs no settings."""

from pathlib import PurePath

from holdfast.analysis.language.reading import Reading
from holdfast.analysis.language.rules import RuleSet
from holdfast.guides.mirror_wording import AUTHOR, COPY_NAME, HEAD, INITIALS, beside
from holdfast.ui.texts import Extract, MarginNote, NotReadable, commented

_ = str  # marks a sentence for translation, which happens where it is shown
ONLY_WORD = _("Only a Word file (.docx) can be given back with questions in its margin.")


def word_copy(data: bytes, found: Extract, reading: Reading, rules: RuleSet) -> bytes:
    """Raises NotReadable where there is none to make."""
    if found.kind != "docx":
        raise NotReadable(ONLY_WORD)
    by_id = {rule.id: rule for rule in rules.rules}
    notes = [MarginNote(each.start, each.end, beside(by_id[each.rule])) for each in reading.findings]
    return commented(data, found, notes, head=HEAD, author=AUTHOR, initials=INITIALS)


def copy_name(path: str) -> str:
    return COPY_NAME.format(name=PurePath(path).stem)
