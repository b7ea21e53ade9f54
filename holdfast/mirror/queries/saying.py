"""What somebody should know about how a text was read. For pages and for the command; needs no settings."""

from holdfast.analysis.language.telling import Language, language
from holdfast.ui.texts import Extract

_ = str  # marks a sentence for translation, which happens where it is shown
LANGUAGES = {
    Language.WELSH: _("The text seems to be Welsh. It was read; the mirror's rules are English."),
    Language.OTHER: _("The text seems not to be English. It was read; the mirror's rules are English."),
}


def said_of(found: Extract) -> list[str]:
    return [*map(str, found.said), *filter(None, [LANGUAGES.get(language(found.text))])]
