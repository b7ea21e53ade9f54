"""Pictures in sentences: for headings, for the text beside a picture, for screen readers and for documents."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.analysis.agreement import Word
from holdfast.analysis.picture import Difference, GroupPicture, NotHeard, PromptPicture, Protection, Why

Names = Mapping[str, str]


def sureness(word: Word) -> str:
    return {Word.CLEAR: _("clear"), Word.LEANING: _("leaning"), Word.CANNOT_TELL: _("cannot tell")}[word]


def pairs_in_words(superiority: float) -> str:
    """How often somebody of one group stands higher than somebody of the other."""
    tenths = round(superiority * 10)
    if superiority >= 0.95:
        return _("in nearly every pair")
    return _("in %(number)s of 10 pairs") % {"number": tenths}


def heard_in_words(group: GroupPicture) -> str:
    if group.asked is None:
        return ngettext("%(answered)s answered", "%(answered)s answered", group.answered) % {"answered": group.answered}
    return answered_of_asked(group.answered, group.asked)


def answered_of_asked(answered: int, asked: int) -> str:
    """A shared link can bring more answers than people were asked: then nobody is counted twice in a share."""
    said = (
        _("%(answered)s answers; %(asked)s were asked") if answered > asked else _("%(answered)s of %(asked)s answered")
    )
    return said % {"answered": answered, "asked": asked}


def not_shown_in_words(group: GroupPicture) -> str:
    if group.asked is None:
        return _("%(answered)s heard, not shown.") % {"answered": group.answered}
    return _("%(asked)s asked, %(answered)s heard, not shown.") % {"asked": group.asked, "answered": group.answered}


def difference_in_words(difference: Difference, names: Names) -> str:
    """One difference: who stands higher, by how much, how sure."""
    words = {"a": names[difference.a], "b": names[difference.b], "sure": sureness(difference.word)}
    if difference.steps_apart is None or difference.superiority is None:
        return (
            _("%(a)s beside %(b)s: %(sure)s. One of the two nearly all stand together, so no figures are given.")
            % words
        )
    if difference.steps_apart < 0.05:
        return _("%(a)s and %(b)s stand in the same place.") % words
    words |= {"steps": f"{difference.steps_apart:.1f}", "pairs": pairs_in_words(difference.superiority)}
    if difference.word is Word.CANNOT_TELL:
        return _("%(a)s and %(b)s are %(steps)s steps apart; with so few answers one cannot tell.") % words
    return _("%(a)s and %(b)s are %(steps)s steps apart: %(pairs)s %(a)s stand higher (%(sure)s).") % words


def bounds_in_words(group: GroupPicture, names: Names) -> str:
    """What the silence could change."""
    if group.bounds is None or group.asked is None:
        return ""
    words = {"group": names[group.perspective], "low": group.bounds[0], "high": group.bounds[1], "asked": group.asked}
    if group.answered > group.asked:
        return _("%(group)s: %(low)s of %(answered)s who answered stand in the upper half.") % {
            **words,
            "answered": group.answered,
        }
    if words["low"] == words["high"]:
        return _("%(group)s: %(low)s of %(asked)s asked stand in the upper half.") % words
    return (
        _(
            "%(group)s: %(low)s of %(asked)s asked stand in the upper half; with those who are silent it could be %(high)s."
        )
        % words
    )


def finding_in_words(prompt: PromptPicture, names: Names, title: str) -> str:
    """The heading of a prompt's picture, computed."""
    figures = [each for each in prompt.differences if each.steps_apart is not None]
    if figures and figures[0].word is Word.CLEAR:
        return _("%(a)s and %(b)s stand furthest apart") % {"a": names[figures[0].a], "b": names[figures[0].b]}
    if prompt.common_ground:
        return _("Groups lean the same way")
    if figures and figures[0].word is Word.LEANING:
        return _("%(a)s and %(b)s seem to differ") % {"a": names[figures[0].a], "b": names[figures[0].b]}
    shown = sum(group.counts is not None for group in prompt.groups)
    if shown > 1:
        return _("No difference that one can be sure of")
    return _("Only one group is large enough to be shown") if shown else title


def common_ground_in_words(prompt: PromptPicture, title: str, names: Names, labels: Sequence[str] = ()) -> str:
    """What groups agree on. `labels` are the standings of a scale that is not the house's own."""
    ground = prompt.common_ground
    if ground is None:
        return ""
    if labels:
        return neutral_ground_in_words(prompt, title, names, labels[-1], labels[0])
    groups = ", ".join(names[each] for each in ground.perspectives)
    if ground.upper:
        return _("%(title)s: most of each of these groups say it helps, a little or more (%(groups)s).") % {
            "title": title,
            "groups": groups,
        }
    return _("%(title)s: most of each of these groups say it does not help yet, or gets in the way (%(groups)s).") % {
        "title": title,
        "groups": groups,
    }


def neutral_ground_in_words(prompt: PromptPicture, title: str, names: Names, top: str, bottom: str) -> str:
    """The same for a scale that is not the house's own."""
    ground = prompt.common_ground
    if ground is None:
        return ""
    groups = ", ".join(names[each] for each in ground.perspectives)
    words = {"title": title, "groups": groups, "end": top if ground.upper else bottom}
    return _("%(title)s: most of each of these groups lean to \u201c%(end)s\u201d (%(groups)s).") % words


def silence_in_words(silent: NotHeard, names: Names) -> str:
    name = names.get(silent.perspective, silent.perspective)
    if silent.why is Why.NOT_ASKED:
        return _("%(name)s: not asked this time. %(reason)s") % {"name": name, "reason": silent.reason}
    words = {"name": name, "asked": silent.asked, "answered": silent.answered}
    if silent.why is Why.NOBODY:
        return (
            _("%(name)s: %(asked)s were asked and none has answered.") % words
            if silent.asked
            else _("%(name)s: nobody answered.") % words
        )
    if silent.why is Why.NOT_SHOWN:
        return _("%(name)s: asked, heard, not shown.") % words
    if silent.answered > (silent.asked or 0):
        return _("%(name)s: %(answered)s answers; %(asked)s were asked.") % words
    return _("%(name)s: %(answered)s of %(asked)s answered.") % words


def standing_cells(group: GroupPicture, labels: Sequence[str]) -> list[str]:
    """A group's counts as cells of a table; protected ones say so and hold no figure."""
    if group.counts is not None:
        return [str(count) for count in group.counts]
    if group.protection is Protection.NEARLY_ALL:
        return [_("nearly all") if place == group.mostly else "" for place in range(len(labels))]
    joint = {entry.standing: entry.people for entry in group.together}
    if joint:
        return [
            _("said together by %(people)s") % {"people": joint[place]} if place in joint else ""
            for place in range(len(labels))
        ]
    return [_("not shown")] * len(labels)
