"""Where a journey stands and how it came there, as sections of a document. Its caller checks who may read them."""

from django.utils.translation import gettext as _

from holdfast.ui.documents import Bullets, Heading, PictureSection, Section, Table, Text

from ..enums import Move
from ..models import Journey, Spell, Strand
from ..templatetags.journeys import since_in_words, span_in_words
from .moments import look_back_of
from .placing import current_spells, path_of, strands_of
from .starting import positions_of


def standing_sections(journey: Journey) -> tuple[Section, ...]:
    """For whom it is, where each strand stands and who says so, how far it has come and what is next."""
    looked = look_back_of(journey)
    told = [sentence for strand in strands_of(journey) for sentence in _standing(strand)]
    parts: list[Section] = [Heading(_("Where it stands"))]
    parts.append(Bullets(tuple(told)) if told else Text((_("Nobody has placed it yet."),)))
    for heading, words in ((_("How far it has come"), looked.how_far), (_("What next"), looked.what_next)):
        if words:
            parts += [Heading(heading, level=3), Text(_paragraphs(words))]
    if looked.written_by and (looked.how_far or looked.what_next):
        parts.append(Text((_("Last written by %(who)s.") % {"who": looked.written_by},)))
    return tuple(parts)


def _standing(strand: Strand) -> list[str]:
    """One sentence for each person's present placing: they may differ."""
    return [
        _("%(strand)s: %(where)s, %(when)s, as %(who)s placed it.")
        % {"strand": strand.name, "where": where_of(spell), "when": _when(spell), "who": who_placed(spell)}
        for spell in current_spells(strand)
    ]


def where_of(spell: Spell) -> str:
    """The stage, and how it is there if it is not at work."""
    stage = str(spell.get_stage_display()).lower()
    if spell.move == Move.STAGE:
        return stage
    return _("%(stage)s, %(move)s") % {"stage": stage, "move": spell.get_move_display()}


def who_placed(spell: Spell) -> str:
    return f"{spell.placed_by}, {spell.role}" if spell.role else spell.placed_by


def _when(spell: Spell) -> str:
    since = since_in_words(spell)
    return _("since %(since)s") % {"since": since} if since else _("since when is not told")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def path_sections(journey: Journey) -> tuple[Section, ...]:
    """The picture of the path with its table, why each strand moved, and where a record tells that people stood."""
    strands = strands_of(journey)
    drawing = path_of(strands)
    parts: list[Section] = [Heading(_("The path"))]
    parts.append(Text((_("Six stages, gone back and forth. Going back is learning, and each placing is somebody's."),)))
    parts.append(PictureSection(drawing) if drawing else Text((_("There is no path to draw yet."),)))
    rows = tuple(_why(strand, spell) for strand in strands for spell in strand.spells.all() if spell.why)
    if rows:
        header = (_("Strand"), _("Stage"), _("When"), _("Why"))
        parts.append(Table(_("Why it moved"), header, rows))
    positions = tuple(f"{each.who}: {each.said} {each.source}".strip() for each in positions_of(journey))
    if positions:
        parts += [Heading(_("Where people stood, as the record tells it"), level=3), Bullets(positions)]
    return tuple(parts)


def _why(strand: Strand, spell: Spell) -> tuple[str, ...]:
    return strand.name, where_of(spell).capitalize(), span_in_words(spell), spell.why
