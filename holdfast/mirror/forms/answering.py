"""What a team answers to each passage. It sorts a sheet of paper, and is forgotten with it."""

from collections.abc import Iterable, Iterator

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.language.rules import Rule
from holdfast.ui.forms import Radios

from ..enums import Answer
from ..queries.reading import Card, questions_by_id, rules_by_id
from ..queries.sheet import Chosen
from ..queries.tuned import With

MOST_CARDS = 80
MOST_LINES = 5
MOST_RULES = 60
MOST_WORDS = 2_000


class CardForm(forms.Form):
    """Brings the passage along, as nothing of it is kept between two presses."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=MOST_WORDS, strip=False)
    rules = forms.CharField(widget=forms.HiddenInput, max_length=6_000)
    answer = forms.ChoiceField(
        label=lazy("What do you want to do with it?"),
        required=False,
        choices=Answer.choices,
        widget=Radios,
    )


def with_forms(cards: Iterable[Card]) -> list[tuple[Card, CardForm]]:
    return [
        (card, CardForm(prefix=_prefix(card.number), initial={"words": card.words, "rules": card.rule_ids}))
        for card in cards
    ]


def chosen_of(data, read_with: With) -> Iterator[Chosen]:
    """Passages with an answer. What is not a passage of ours is left aside."""
    known = rules_by_id(read_with)
    for number in range(1, MOST_CARDS + 1):
        form = CardForm(data, prefix=_prefix(number))
        if form.is_valid() and form.cleaned_data["answer"]:
            ids = form.cleaned_data["rules"].split()[:MOST_RULES]
            rules = tuple(known[each] for each in ids if each in known)
            yield Chosen(form.cleaned_data["words"], rules, Answer(form.cleaned_data["answer"]))


def not_useful_of(data, read_with: With) -> list[Rule]:
    """The rules of passages that were said to be not useful."""
    cards = (each for each in chosen_of(data, read_with) if each.answer is Answer.NOT_USEFUL)
    return list({rule.id: rule for card in cards for rule in card.rules}.values())


def lines_of(data) -> list[str]:
    return [line[:MOST_WORDS].replace("\0", "") for line in data.getlist("line")[:MOST_LINES] if line.strip()]


def asked_of(data, read_with: With) -> list[str]:
    known = questions_by_id(read_with)
    return [known[each] for each in dict.fromkeys(data.getlist("asked")) if each in known]


def _prefix(number: int) -> str:
    return f"card{number}"
