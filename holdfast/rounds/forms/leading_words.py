from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.words import Words, box


class WithholdForm(forms.Form):
    """Why one comment is kept back. Empty shows it again."""

    hide_optional = True

    answer = forms.UUIDField(widget=forms.HiddenInput)
    why = Words(label=lazy("Why keep it back? Empty shows it."), required=False, max_length=500)


class EnterForm(forms.Form):
    """One paper form, or what a group said together, on one page."""

    hide_optional = True

    def __init__(self, *args, prompts, guide, is_gentle, together=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.prompts = prompts
        if together:
            self.fields["people"] = forms.IntegerField(
                label=lazy("How many people said this together?"), min_value=2, max_value=200
            )
            self.fields["leave"] = box(
                lazy("How did they give leave to be shown as one?"), rows=2, longest=500, required=True
            )
        for prompt in prompts:
            self._add(prompt, guide, is_gentle)
        self.fields["may_quote"] = forms.BooleanField(label=lazy("Their words may be quoted"), required=False)

    def _add(self, prompt, guide, is_gentle: bool) -> None:
        title = prompt.title_for(is_gentle)
        if prompt.kind != "words":
            options = [
                (each.id, each.label_for(is_gentle)) for each in (*(prompt.choices or guide.scale), *guide.silences)
            ]
            self.fields[f"choice-{prompt.id}"] = forms.ChoiceField(
                label=title, choices=[("", lazy("left empty")), *options], required=False
            )
        self.fields[f"words-{prompt.id}"] = box(
            _("%(title)s: words") % {"title": title}, rows=1, required=False, longest=10_000
        )
        self.silences = {each.id for each in guide.silences}

    @property
    def answers(self) -> dict:
        said = self.cleaned_data
        found = {}
        for prompt in self.prompts:
            choice = said.get(f"choice-{prompt.id}", "")
            is_silence = choice in self.silences
            found[prompt.id] = {
                "standing": "" if is_silence else choice,
                "silence": choice if is_silence else "",
                "words": said[f"words-{prompt.id}"],
            }
        return found
