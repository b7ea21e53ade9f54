"""The journey map in words: its heading is a finding, its description and table hold all that it shows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.ui.shortening import shortened

from .told import Event, JourneyMap, SideFeeling

MOST_TOLD = 40


def header() -> tuple[str, ...]:
    return (_("When"), _("Moment"), _("Kind"), _("Strand"), _("Seen as"), _("How it felt"))


def title_of(told: JourneyMap) -> str:
    """The widest difference between two sides about one moment; else how many sides look back on how long."""
    if not told.events:
        return _("No moment yet")
    widest = max(told.events, key=lambda event: _apart(event)[0])
    steps, low, high = _apart(widest)
    if low and high and steps >= 2:
        said = {
            "moment": shortened(widest.title, 60),
            "low": low.side,
            "high": high.side,
            "lower": told.places[low.place],
            "higher": told.places[high.place],
        }
        return _("Felt most differently: “%(moment)s”. %(low)s: %(lower)s; %(high)s: %(higher)s") % said
    if told.felt:
        return _("%(sides)s, one way: %(moments)s") % {"sides": _sides(told), "moments": _moments(told)}
    return _("%(moments)s, and nothing shared yet of how it felt") % {"moments": _moments(told)}


def _sides(told: JourneyMap) -> str:
    count = len(told.felt)
    return ngettext("%(count)s side", "%(count)s sides", count) % {"count": count}


def _moments(told: JourneyMap) -> str:
    count = len(told.events)
    return ngettext("%(count)s moment", "%(count)s moments", count) % {"count": count}


def _apart(event: Event) -> tuple[int, SideFeeling | None, SideFeeling | None]:
    """How many steps lie between what two sides said together about one moment, and those two."""
    said = [each for each in event.felt if each.together]
    if len(said) < 2:
        return 0, None, None
    low, high = min(said, key=lambda each: each.place), max(said, key=lambda each: each.place)
    return high.place - low.place, low, high


def is_at_hand(told: JourneyMap) -> str:
    """When it was drawn, what of feelings it can show, and what it leaves to the table."""
    parts = [_("Drawn on %(day)s. Only what people chose to share is drawn.") % {"day": told.drawn_on}]
    undated = len(told.events) - len(told.dated)
    if undated:
        parts.append(
            ngettext(
                "%(undated)s moment without a known day stands in the table alone.",
                "%(undated)s moments without a known day stand in the table alone.",
                undated,
            )
            % {"undated": undated}
        )
    return " ".join(parts)


def description_of(told: JourneyMap) -> str:
    """Each side's way in words, as far as words can hold it; the table has all."""
    sentences = [title_of(told) + "."]
    for side in told.felt:
        way = [
            f"{event.when}: {told.places[each.place]}"
            for event in told.events
            for each in event.felt
            if each.side == side.name and each.together
        ]
        if way:
            more = f" {_('and so on, as in the table')}" if len(way) > MOST_TOLD else ""
            sentences.append(f"{side.name}: {', '.join(way[:MOST_TOLD])}{more}.")
    for name, marked in ((_("Pain points"), "pain"), (_("Opportune moments"), "opening")):
        titles = [event.title for event in told.events if getattr(event, marked)]
        if titles:
            sentences.append(f"{name}: {'; '.join(titles[:MOST_TOLD])}.")
    sentences.append(is_at_hand(told))
    return " ".join(sentences)


def rows_of(told: JourneyMap, shown: slice = slice(None)) -> tuple[tuple[str, ...], ...]:
    """Moments, oldest first, those without a day last. What is felt alike is worded once: there may be thousands."""
    worded: dict[SideFeeling, str] = {}
    events = told.events[shown]
    for event in events:
        for each in event.felt:
            if each not in worded:
                worded[each] = felt_in_words(each, told)
    return tuple(
        (
            event.when or _("not known"),
            event.title,
            event.kind,
            event.strand,
            _seen_as(event),
            "; ".join(worded[each] for each in event.felt),
        )
        for event in events
    )


def _seen_as(event: Event) -> str:
    seen = []
    if event.pain:
        seen.append(_("pain point: %(who)s") % {"who": ", ".join(event.pain)})
    if event.opening:
        seen.append(_("opportune moment: %(who)s") % {"who": ", ".join(event.opening)})
    return "; ".join(seen)


def felt_in_words(each: SideFeeling, told: JourneyMap) -> str:
    """One feeling: of whom, where on the scale, and said how."""
    if each.together:
        how = _("said together")
    elif each.who:
        how = each.who
    elif each.number is None:
        how = _("nearly all who shared it")
    else:
        how = ngettext("%(number)s person", "%(number)s people", each.number) % {"number": each.number}
    said = {"side": each.side or _("side not said"), "place": told.places[each.place], "how": how}
    told_of = _("%(side)s: %(place)s (%(how)s)") % said
    return f"{told_of} “{each.words}”" if each.words else told_of
