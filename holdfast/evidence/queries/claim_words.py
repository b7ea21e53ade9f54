"""The gentle questions about claims and adaptations, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis import certainty
from holdfast.analysis.questions import Question

Values = Mapping[str, Any]


def wording_of(question: Question, what: str = "") -> str:
    """A question in words. `what` is the claim that it is about, for lists in which several stand."""
    return _WORDS[question.kind]({**question.values, "what": what})


def _certain(values: Values) -> str:
    words = {
        certainty.WORKS: _("You write “%(words)s”. What has been seen that says so, and who else has seen it?"),
        certainty.PROVEN: _("You write “%(words)s”. Who found that out, where, and how like this place is it?"),
        certainty.CAUSED: _("You write “%(words)s”. What else changed in that time that could have brought it about?"),
        certainty.BEST: _("You write “%(words)s”. Best for whom, and who says so?"),
    }
    return words[values["sounds"]] % {"words": values["words"]}


def _day(values: Values) -> dict[str, str]:
    return {"day": date_format(date.fromordinal(values["day"]), "F Y")}


_WORDS: dict[str, Callable[[Values], str]] = {
    "sounds_certain": _certain,
    "only_those_who_do_it": lambda _values: _(
        "Everything that speaks for it comes from the people who do the work. Who else could say how they see it?"
    ),
    "not_asked_them": lambda _values: _(
        "This is about young people or families, and nothing here comes from them. Who could ask them, and how?"
    ),
    "effort_only": lambda _values: _("All of this tells what was done. What is different for somebody because of it?"),
    "against_and_supported": lambda _values: _(
        "Something here speaks against it. What do you make of that, now that you call it supported?"
    ),
    "nobody_looked_against": lambda _values: _("Who has looked for what would speak against it?"),
    "no_wrong_if": lambda _values: _("What would you have to see to stop believing this?"),
    "no_unintended": lambda _values: _("What might it do to families that nobody meant?"),
    "grown_old": lambda values: _("The newest that stands here is from %(day)s. Is it still so?") % _day(values),
    "touches_principle": lambda _values: _(
        "This touches something that the model rests on. What tells you that it is still there?"
    ),
    "kept_unseen": lambda _values: _("It was kept. What has been seen of it?"),
    "tried_long": lambda values: _("It has been tried since %(day)s. What has come of it?") % _day(values),
    "nobody_decided": lambda _values: _("Who had a say in this, of those who do the work and of those it is for?"),
}
