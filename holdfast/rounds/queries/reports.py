"""The report of a round and its conversation, as one list of sections that `ui` writes as page, Word and PDF."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.analysis.picture import Picture, PromptPicture
from holdfast.ui.documents import Bullets, Document, Heading, PictureSection, Quote, Section, Table, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_not_heard, draw_prompt
from holdfast.ui.pictures.words import common_ground_in_words

from ..models import Conversation, Round
from . import pictures

MOST_PICTURES = 12


def drawings_of(round_: Round, picture: Picture, *, guesses: dict | None = None) -> dict[str, Drawing]:
    """A picture for each prompt, by the prompt's id."""
    names = pictures.names_of(round_)
    return {
        prompt.prompt: draw_prompt(
            prompt,
            scale_labels=names.standings,
            silence_labels=names.silences,
            group_names=names.groups,
            prompt_title=names.prompts[prompt.prompt],
            guesses=_guesses(picture, (guesses or {}).get(prompt.prompt, {})),
            prefix=f"p{number}",
        )
        for number, prompt in enumerate(picture.prompts)
    }


def _guesses(picture: Picture, guessed: dict[str, str]) -> dict[str, int]:
    standings = picture.scale.standings
    return {group: standings.index(standing) for group, standing in guessed.items() if standing in standings}


def silence_of(round_: Round, picture: Picture) -> Drawing:
    """Who was not asked or did not answer."""
    names = pictures.names_of(round_)
    return draw_not_heard(
        picture, group_names=names.groups, prompt_titles=names.prompts, title=round_.title, prefix="nh"
    )


def in_order(picture: Picture) -> list:
    """Prompts with the widest difference first; those without any figures last."""
    return sorted(
        picture.prompts, key=lambda prompt: -max((d.steps_apart or 0 for d in prompt.differences), default=-1)
    )


def is_any_shown(prompt: PromptPicture) -> bool:
    """Whether anything of any group may be shown: a picture of nothing but protected groups tells nobody anything."""
    return any(group.counts or group.mostly is not None or group.together for group in prompt.groups)


def report_of(round_: Round, *, threshold: int, beyond: bool) -> Document:
    """The report. Words stand in it only with their writer's leave, and groups only from `threshold` answers on."""
    picture = pictures.picture_of(round_, threshold)
    names = pictures.names_of(round_)
    sections: list[Section] = [
        *_opening(round_, threshold),
        *_common(picture, names),
        *_prompts(round_, picture, names, threshold, beyond),
        *_silence(round_, picture),
        *_after(round_, names),
        *_how_to_read(threshold, beyond),
    ]
    subtitle = _("Round of %(journey)s, closed on %(day)s") % {
        "journey": round_.journey.name,
        "day": date_format(round_.closed_on or round_.closes_on, "j F Y"),
    }
    return Document(
        title=round_.title, subtitle=subtitle, organisation=round_.journey.organisation.name, sections=tuple(sections)
    )


def _opening(round_: Round, threshold: int) -> list[Section]:
    paragraphs = [text for text in (round_.why, round_.source) if text]
    paragraphs.append(
        _("How each group answered stands beside the others. Nothing is averaged across groups, and nobody is graded.")
    )
    return [Text(tuple(paragraphs))]


def _common(picture: Picture, names: pictures.Names) -> list[Section]:
    shared = [
        common_ground_in_words(prompt, names.prompts[prompt.prompt], names.groups, names.own_scale)
        for prompt in picture.prompts
        if prompt.common_ground
    ]
    nothing = _("On no question do all groups that can be shown lean the same way.")
    body: Section = Bullets(tuple(shared)) if shared else Text((nothing,))
    return [Heading(_("What groups agree on"), 2), body]


def _prompts(round_: Round, picture: Picture, names: pictures.Names, threshold: int, beyond: bool) -> list[Section]:
    drawings = drawings_of(round_, picture)
    words: dict[str, list] = {}
    for said in pictures.words_of(round_, threshold=threshold, quoted_only=True, beyond=beyond):
        words.setdefault(said.prompt, []).append(said)
    sections: list[Section] = [Heading(_("Question by question, furthest apart first"), 2)]
    for prompt in in_order(picture)[:MOST_PICTURES]:
        sections.append(Heading(names.prompts[prompt.prompt], 3))
        sections.append(PictureSection(drawings[prompt.prompt]))
        sections += [
            Quote(said.words, said.group or _("somebody who answered")) for said in words.get(prompt.prompt, [])[:3]
        ]
    left = len(picture.prompts) - MOST_PICTURES
    if left > 0:
        more = ngettext("One more question stands on the page.", "%(left)s more questions stand on the page.", left)
        sections.append(Text((more % {"left": left},)))
    return sections


def _silence(round_: Round, picture: Picture) -> list[Section]:
    sections: list[Section] = [Heading(_("Who was not heard"), 2), PictureSection(silence_of(round_, picture))]
    aside = [
        ngettext(
            "%(group)s: %(number)s answer was set aside. %(why)s",
            "%(group)s: %(number)s answers were set aside. %(why)s",
            number,
        )
        % {"group": group, "number": number, "why": why}
        for group, number, why in pictures.set_aside(round_)
    ]
    return [*sections, Bullets(tuple(aside))] if aside else sections


def _after(round_: Round, names: pictures.Names) -> list[Section]:
    talks = list(pictures.conversations_of(round_))
    sections: list[Section] = [Heading(_("What was said and decided"), 2)]
    if not talks:
        return [*sections, Text((_("No conversation about this picture has been written down yet."),))]
    for talk in talks:
        sections.append(Heading(names.prompts.get(talk.prompt, talk.prompt), 3))
        if talk.said:
            sections.append(Text((talk.said,)))
    rows = tuple(row for talk in talks for row in _undertaken(talk))
    if rows:
        header = (_("What"), _("By whom"), _("For whom"), _("When"))
        sections.append(Table(_("Decisions and promises"), header, rows))
    return sections


def _undertaken(talk: Conversation) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    if talk.decision:
        again = talk.decision.look_again_on
        when = _("look again on %(day)s") % {"day": date_format(again, "j F Y")} if again else ""
        rows.append((_("Decided: %(what)s") % {"what": talk.decision.what}, talk.decision.decided_by, "", when))
    if talk.promise:
        due = talk.promise.due_on
        when = _("by %(day)s") % {"day": date_format(due, "j F Y")} if due else ""
        promised = _("Promised: %(what)s") % {"what": talk.promise.what}
        rows.append((promised, talk.promise.by_whom, talk.promise.to_whom, when))
    return rows


def _how_to_read(threshold: int, beyond: bool) -> list[Section]:
    rule = _(
        "A group is shown only where %(threshold)s or more of it placed an answer. A smaller group stands as asked and "
        "heard, not shown, so that nobody can be picked out. Where all of a group chose the same, no figures are given."
    ) % {"threshold": threshold}
    reach = (
        _("This version may be sent beyond those taking part.")
        if beyond
        else _("For those taking part in the journey only.")
    )
    words = _(
        "Clear, leaning and cannot tell say how sure a difference between two groups is, given how few answered. "
        "An empty place is not a no, and not a yes."
    )
    source = _(
        "The questions follow Lefevre and others, Innovation in Social Care (Policy Press, 2024), in our own words. "
        "Using Holdfast proves nothing by itself."
    )
    return [Heading(_("How to read this"), 2), Text((reach, rule, words, source))]
