"""What was promised about keeping: words go on the day that people were told, a person's account when they ask."""

from datetime import date

from holdfast.journeys.actions.deciding import place_decisions_missing
from holdfast.reports.actions.filing import forget_files
from holdfast.rounds.actions.leading import erase_words_due, place_rounds_closed
from holdfast.rounds.actions.pulse import keep_pulses_going

from .digest import send_digests


def tidy_up(*, today: date) -> int:
    """Do what people were told would be done by now. Returns how many rounds had their words erased."""
    keep_pulses_going(today=today)
    place_moments_missing(today=today)
    send_digests(today=today)
    forget_files()
    return erase_words_due(today=today)


def place_moments_missing(*, today: date) -> int:
    """Moments of rounds that closed by themselves, and of what was closed or decided before these placed moments."""
    return place_rounds_closed(today=today) + place_decisions_missing()
