"""What is asked, refused or said of values that somebody brings: a key and its figures, so that a page can say it in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SENTENCES = {
    "empty": "There is no value here.",
    "no_column": "A date and a value are needed in every line, such as 2026-03-01,12. Line %(line)s has %(cells)s.",
    "cells": "Line %(line)s has %(cells)s cells, the first line has %(first)s. A number with a comma needs quotes in a CSV.",
    "columns": "There are %(columns)s columns. Keep the dates and at most %(most)s columns of values.",
    "rows": "There are more than %(most)s lines.",
    "date": "Line %(line)s: “%(text)s” is not a date that can be read. Write 2026-03-01, 1 March 2026, March 2026 or 2026.",
    "no_such_day": "Line %(line)s: there is no day “%(text)s”.",
    "dates_contradict": "Line %(line)s (“%(text)s”) can only be day first, line %(other)s (“%(other_text)s”) only month first.",
    "dates_do_not_fit": "Line %(line)s: “%(text)s” cannot be read that way round.",
    "split_year": "Line %(line)s: “%(text)s” looks like a year that ends in the next one. Write its first day, such as %(year)s-04-01. "
    "If a month is meant, write its first day.",
    "number": "Line %(line)s: “%(text)s” is not a number.",
    "number_large": "Line %(line)s: “%(text)s” is larger than can be kept exactly.",
    "numbers_contradict": "Line %(line)s (“%(text)s”) and line %(other)s (“%(other_text)s”) use commas and points in opposite ways.",
    "numbers_do_not_fit": "Line %(line)s: “%(text)s” cannot be read that way.",
    "percent": "Line %(line)s: “%(text)s”. Some values have a percent sign and others have none.",
    "twice": "%(date)s stands twice: in line %(line)s and in line %(other)s.",
    "more": "And %(number)s more.",
    "ask_day_first": "“%(text)s”: is the day first, or the month?",
    "ask_mixed": "Dates are written in more than one way, such as “%(text)s” and “%(other_text)s”. Is that meant, and which comes first?",
    "ask_day_first_short": "“%(text)s”: is the day first, or the month? “%(short)s” is taken for %(year)s: if that is wrong, "
    "write every year with four digits.",
    "ask_mixed_short": "Dates are written in more than one way, such as “%(text)s” and “%(other_text)s”. Is that meant, and which comes "
    "first? “%(short)s” is taken for %(year)s: if that is wrong, write every year with four digits.",
    "ask_short": "“%(short)s”: is that the year %(year)s? If it is not, write every year with four digits.",
    "ask_decimal": "“%(text)s”: does the mark part thousands, or is it the decimal mark?",
    "day_first": "Dates were read with the day first.",
    "month_first": "Dates were read with the month first.",
    "sorted": "The lines were not in order of time, and were put in order.",
    "missing": "Dates without a value: %(number)s. They are left out, and nothing is put in their place.",
}


@dataclass(frozen=True)
class Said:
    """One sentence: its key in SENTENCES and the figures that it names."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return SENTENCES[self.key] % dict(self.values)


class Refused(ValueError):
    """What was brought cannot be read. `said` names every line, as far as there are few."""

    MOST = 5

    def __init__(self, said: list[Said]):
        shown = said[: self.MOST]
        if len(said) > self.MOST:
            shown.append(Said("more", {"number": len(said) - self.MOST}))
        self.said = tuple(shown)
        super().__init__(" ".join(str(each) for each in shown))


class Asked(ValueError):
    """It can be read in more than one way. `about` is dates or decimal, `choices` what may be answered."""

    def __init__(self, about: str, choices: tuple[str, ...], said: Said):
        self.about, self.choices, self.said = about, choices, said
        super().__init__(str(said))
