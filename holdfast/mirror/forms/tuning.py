"""How an organisation tunes its mirror: terms, chosen words, one rule, proposals."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.language.rules import Rule
from holdfast.guides.mirror_wording import LENS_NAMES
from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line

from ..actions.proposals import Put
from ..enums import ProposedBy, Proposes, State
from ..queries.rules import LENSES
from ..queries.terms import Wording, wrong_with, wrong_with_guards, wrong_with_lines


class TermForm(forms.Form):
    """A rule of an organisation's own. It is tried on its own examples before it is kept."""

    phrases = box(
        lazy("Which wording should light up?"),
        lazy(
            "One on each line, as it stands in a sentence. A star at the end of a word finds all its endings: nominal*"
        ),
        required=True,
    )
    not_when = box(
        lazy("Not when"),
        lazy("Words that make it innocent when they are in the same sentence, one on each line: fee, rent, sum."),
        rows=2,
    )
    lens = forms.ChoiceField(
        label=lazy("What does it do?"),
        choices=tuple(LENS_NAMES.items()),
        widget=Radios(hints={each.id: each.says for each in LENSES}),
    )
    question = line(
        lazy("What could a team ask itself there?"),
        lazy("About the young person, never about who wrote it."),
        longest=300,
        required=True,
    )
    protects = line(
        lazy("What may the wording be protecting us from?"),
        lazy("In a few words, such as: feeling that we do not know him."),
        longest=300,
        required=True,
    )
    other_ways = box(
        lazy("Other ways to say it"), lazy("One on each line. None of them is the right one."), rows=2, required=True
    )
    source = line(
        lazy("Where does this come from?"), lazy("A guide, a talk with young people, your own practice."), required=True
    )
    lit = box(
        lazy("Sentences in which it should light up"),
        lazy("Made up, one on each line. No names, nothing from a record."),
        required=True,
    )
    left_alone = box(
        lazy("Innocent sentences with the same words, that it must leave alone"),
        lazy("Three, one on each line. Leave it empty if the words are never innocent."),
    )
    made_with = line(lazy("Who shaped it?"), lazy("As a group, such as: the youth forum. Never a name."))

    @property
    def wording(self) -> Wording:
        return Wording(**{name: self.cleaned_data[name] for name in Wording.__dataclass_fields__})

    def clean(self) -> dict:
        if not self.errors:
            for field, sentence in wrong_with(self.wording):
                self.add_error(field or None, sentence)
        return self.cleaned_data


class TermChangeForm(TermForm, Versioned):
    """A term that is there already."""


class ChosenWordForm(forms.Form):
    words = line(
        lazy("Which words did they choose?"),
        lazy("As they say them. Small and capital letters do not matter."),
        longest=100,
        required=True,
    )
    chosen_by = line(
        lazy("Who chose them?"),
        lazy("As a group, such as: young people in our care council. Never a name."),
        required=True,
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        for _field, sentence in wrong_with_lines("not_when", words):
            raise forms.ValidationError(sentence)
        return words


class RuleForm(Versioned):
    """One rule: on or off here, and when it does not count."""

    state = forms.ChoiceField(
        label=lazy("In our readings, this rule is"),
        choices=((State.LIT, lazy("on")), (State.OFF, lazy("off"))),
        widget=Radios,
    )
    not_when = box(
        lazy("It does not count when the sentence has"),
        lazy("One on each line, plain words. What the rule knows already stays."),
        rows=2,
    )
    reason = box(
        lazy("Why?"),
        lazy("Everybody in the organisation can read this, with your name."),
        rows=2,
        longest=1000,
        required=True,
    )

    def __init__(self, *args, rule: Rule, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule = rule

    def clean_not_when(self) -> str:
        not_when: str = self.cleaned_data["not_when"]
        found = wrong_with_guards(self.rule, not_when)
        if found:
            raise forms.ValidationError(found)
        return not_when


class ProposalForm(forms.Form):
    """Wording that somebody puts forward."""

    proposes = forms.ChoiceField(label=lazy("What do you put forward?"), widget=Radios)
    words = line(lazy("Which words?"), lazy("As you, or they, would say it."), longest=300, required=True)
    why = box(
        lazy("Why?"),
        lazy("How it felt to read the other words, if that is why. No names."),
        longest=1000,
    )
    proposed_by = forms.ChoiceField(label=lazy("Whose words are these?"), choices=ProposedBy.choices, widget=Radios)
    has_leave = forms.BooleanField(
        label=lazy("They said yes to this being written down here, without their names"),
        required=False,
    )

    def __init__(self, *args, rule: Rule | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule = rule
        offered = [each for each in Proposes if (each == Proposes.WAY) == (rule is not None)]
        self.fields["proposes"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]
        if rule is not None:
            self.fields["proposes"].initial = Proposes.WAY
            self.fields["proposes"].widget = forms.HiddenInput()

    def clean(self) -> dict:
        said = self.cleaned_data
        if said.get("proposed_by") == ProposedBy.YOUNG and not said.get("has_leave"):
            self.add_error("has_leave", _("Ask them first whether you may write this down."))
        if said.get("words") and said.get("proposes") in (Proposes.TERM, Proposes.CHOSEN):
            for _field, sentence in wrong_with_lines("phrases", said["words"]):
                self.add_error("words", sentence)
        return said

    @property
    def put(self) -> Put:
        return Put(rule=self.rule.id if self.rule else "", **self.cleaned_data)


class AnswerForm(forms.Form):
    """What becomes of a proposal."""

    answer = box(
        lazy("What would you say to them?"),
        lazy("Thank them. If you do not take it up, say why, in words that they would accept."),
        rows=2,
        longest=1000,
    )

    def require_reason(self) -> bool:
        """Whether there is one. Declining without saying why is no answer."""
        if self.is_valid() and not self.cleaned_data["answer"]:
            self.add_error("answer", _("Say why, as you would say it to them."))
        return self.is_valid()


class NotUsefulForm(forms.Form):
    """Which questions did not fit. Holds names of rules, and nothing of a text."""

    rules = forms.MultipleChoiceField(
        label=lazy("Which of these did not fit?"),
        widget=Checkboxes,
        error_messages={"required": lazy("Choose at least one, or close this page.")},
    )

    def __init__(self, *args, rules: Iterable[Rule], **kwargs):
        super().__init__(*args, **kwargs)
        known = list(rules)
        self.fields["rules"].choices = [(each.id, f"“{each.says}”: {each.question}") for each in known]  # type: ignore[attr-defined]
        self.initial.setdefault("rules", [each.id for each in known])
