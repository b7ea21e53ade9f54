from datetime import date

import pytest
from django import forms
from django.forms import formset_factory

from holdfast.ui.forms import Checkboxes, DateField, DateParts, Radios
from holdfast.ui.gallery import EveryField

CHOICES = [("a", "One"), ("b", "Two")]
WIDGETS = [
    forms.TextInput(),
    forms.NumberInput(),
    forms.EmailInput(),
    forms.URLInput(),
    forms.ColorInput(),
    forms.SearchInput(),
    forms.TelInput(),
    forms.PasswordInput(),
    forms.HiddenInput(),
    forms.MultipleHiddenInput(),
    forms.FileInput(),
    forms.ClearableFileInput(),
    forms.Textarea(),
    forms.DateInput(),
    forms.DateTimeInput(),
    forms.TimeInput(),
    forms.CheckboxInput(),
    forms.Select(choices=CHOICES),
    forms.NullBooleanSelect(),
    forms.SelectMultiple(choices=CHOICES),
    forms.RadioSelect(choices=CHOICES),
    forms.CheckboxSelectMultiple(choices=CHOICES),
    forms.SplitDateTimeWidget(),
    forms.SelectDateWidget(),
    Radios(choices=CHOICES, hints={"a": "A hint"}, marks={"a": "helps"}, quiet=["b"], divider="or"),
    Checkboxes(choices=CHOICES, hints={"a": "A hint"}),
    DateParts(),
]


def form_with(widget, **options) -> type[forms.Form]:
    return type("Asking", (forms.Form,), {"thing": forms.Field(widget=widget, **options)})


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("data", [None, {}], ids=["empty", "with errors"])
def test_every_kind_of_field_has_its_name_on_the_page(widget, data):
    initial = ["a"] if isinstance(widget, forms.MultipleHiddenInput) else None

    drawn = str(form_with(widget, initial=initial)(data))

    assert 'name="thing' in drawn or (isinstance(widget, forms.MultipleHiddenInput) and data == {})


@pytest.mark.parametrize("draw", ["as_p", "as_div", "as_ul", "as_table", "__str__"])
def test_every_way_to_draw_a_form_is_the_house_s(draw):
    form = EveryField()

    drawn = getattr(form, draw)()

    assert drawn.count('class="govuk-form-group"') == len(form.visible_fields())


def test_an_error_is_linked_from_the_summary_and_said_at_the_field():
    form = form_with(forms.TextInput(), label="Last day", error_messages={"required": "Say which day."})({})

    drawn = str(form)

    assert '<a href="#id_thing">Last day: Say which day.</a>' in drawn
    assert '<span class="govuk-visually-hidden">Error:</span> Say which day.' in drawn
    assert 'aria-describedby="id_thing_error"' in drawn


def test_a_summary_link_of_choices_goes_to_the_first_of_them():
    drawn = str(form_with(forms.RadioSelect(choices=CHOICES), label="Stage")({}))

    assert 'href="#id_thing_0"' in drawn
    assert 'id="id_thing_0"' in drawn


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(EveryField())


def test_a_browser_is_not_asked_to_refuse_a_form_by_itself():
    assert " required" not in str(EveryField())


def test_a_field_that_may_stay_empty_says_so_unless_the_form_keeps_quiet():
    loud = form_with(forms.TextInput(), required=False)
    quiet = type("Quiet", (loud,), {"hide_optional": True})

    assert "you can leave this empty" in str(loud())
    assert "you can leave this empty" not in str(quiet())


def test_autocomplete_is_passed_on():
    assert 'autocomplete="current-password"' in str(EveryField())


def test_hostile_text_is_escaped_wherever_a_form_shows_it():
    hostile = "<script>alert(1)</script>"
    form = form_with(forms.Textarea(), label=hostile, help_text="Plain", initial=hostile)()

    drawn = str(form)

    assert "<script>" not in drawn
    assert drawn.count("&lt;script&gt;") == 2


def test_a_date_is_read_from_three_boxes():
    form = type("Asking", (forms.Form,), {"day": DateField()})({"day_day": "27", "day_month": "3", "day_year": "2027"})

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2027, 3, 27)


def test_a_date_that_does_not_exist_keeps_what_was_typed():
    form = type("Asking", (forms.Form,), {"day": DateField()})({"day_day": "31", "day_month": "2", "day_year": "2027"})

    drawn = str(form)

    assert form.errors["day"] == ["Write the date in numbers, like 27 3 2027."]
    assert [
        f'name="day_{part}" type="text" inputmode="numeric" autocomplete="off" value="{value}"' in drawn
        for part, value in (("day", "31"), ("month", "2"), ("year", "2027"))
    ] == [True, True, True]


@pytest.mark.parametrize(
    "data, answer",
    [({"day": "2027-03-27"}, date(2027, 3, 27)), ({}, None), ({"day_day": "", "day_month": "", "day_year": ""}, None)],
)
def test_a_date_may_come_in_one_piece_or_not_at_all(data, answer):
    form = type("Asking", (forms.Form,), {"day": DateField(required=False)})(data)

    assert form.is_valid()
    assert form.cleaned_data["day"] == answer


@pytest.mark.parametrize("part", ["1" * 5000, "\x00", "-1", "two", "٣", "2027-01-01"])
def test_a_hostile_date_is_refused_with_a_sentence(part):
    form = type("Asking", (forms.Form,), {"day": DateField()})({"day_day": part, "day_month": "1", "day_year": "99999"})

    assert form.is_valid() is False
    assert len(form.errors["day"]) == 1


def test_silences_stand_apart_after_their_divider():
    widget = Radios(choices=CHOICES, quiet=["b"], divider="or choose not to say")

    drawn = str(form_with(widget)())

    assert drawn.count("or choose not to say") == 1
    assert drawn.index('value="a"') < drawn.index("or choose not to say") < drawn.index('value="b"')


def test_a_formset_draws_every_form_and_its_counts():
    drawn = str(formset_factory(form_with(forms.TextInput()), extra=2)())

    assert ['name="form-TOTAL_FORMS"' in drawn, 'name="form-0-thing"' in drawn, 'name="form-1-thing"' in drawn] == [
        True
    ] * 3


class Asking(forms.Form):
    many = forms.IntegerField(min_value=1, max_value=9)
    mail = forms.EmailField()
    name = forms.CharField(max_length=3)
    one = forms.ChoiceField(choices=CHOICES)


@pytest.mark.parametrize(
    ("field", "sent", "sentence"),
    [
        ("many", "three", "Write a whole number, such as 5."),
        ("many", "0", "Write a number that is 1 or more."),
        ("many", "10", "Write a number that is 9 or less."),
        ("mail", "amina", "Write a whole e-mail address, such as amina@example.org."),
        ("name", "Amina", "This can have 3 letters at most; now it has 5."),
        ("one", "c", "Choose from what is offered here."),
        ("one", "", "Please fill this in."),
    ],
)
def test_what_is_wrong_is_said_in_the_voice_of_the_house(field, sent, sentence):
    assert Asking({field: sent}).errors[field] == [sentence]
