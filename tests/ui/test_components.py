import pytest
from django.template import Context, Template

from holdfast.ui.catalogue import COMPONENTS
from holdfast.ui.components import ComponentError
from holdfast.ui.gallery import gallery_items

HOSTILE = '"><script>alert(1)</script>'


def draw(source: str, **values) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_an_attribute_that_was_not_declared_is_refused_by_name():
    with pytest.raises(ComponentError) as refusal:
        draw('{% ui "button" text="Save" colour="red" %}')

    assert str(refusal.value).startswith('Component "button" has no attribute "colour"')


def test_a_needed_attribute_that_is_missing_is_named():
    with pytest.raises(ComponentError) as refusal:
        draw('{% ui "button" href="/" %}')

    assert str(refusal.value) == 'Component "button" needs the attribute "text".'


def test_a_needed_attribute_without_a_value_is_refused_when_drawn():
    template = Template('{% load ui %}{% ui "button" text=nobody_set_this %}')

    with pytest.raises(ComponentError) as refusal:
        template.render(Context())

    assert str(refusal.value) == 'Component "button": the attribute "text" has no value here.'


def test_a_value_outside_the_choices_is_refused():
    with pytest.raises(ComponentError) as refusal:
        draw('{% ui "button" text="Save" kind="purple" %}')

    assert str(refusal.value) == 'Component "button": "kind" must be one of main, secondary, strong, not "purple".'


@pytest.mark.parametrize(
    "source, sentence",
    [
        ('{% ui "buton" text="Save" %}', 'There is no component "buton".'),
        ('{% ui "inset" %}', 'Component "inset" is written with {% uiblock "inset" %}.'),
        ('{% uiblock "button" text="Save" %}{% enduiblock %}', 'Component "button" is written with {% ui "button" %}.'),
        ('{% ui "button" "Save" %}', 'Component "button": ""Save"" is not written as attribute=value.'),
        ("{% ui name %}", 'Write {% ui "name" attribute=value %}: the name of the component in quotes, first.'),
    ],
)
def test_a_component_used_in_a_wrong_way_says_what_is_wrong(source, sentence):
    with pytest.raises(ComponentError) as refusal:
        draw(source)

    assert str(refusal.value) == sentence


def test_every_component_is_in_the_gallery_and_draws_something():
    items = list(gallery_items())

    assert [item.component.name for item in items] == list(COMPONENTS)
    assert [item.component.name for item in items if not item.drawn.strip()] == []


def test_a_component_sees_nothing_of_the_page_but_its_attributes():
    drawn = draw('{% ui "button" text="Save" %}', href="/elsewhere/")

    assert drawn == '<button type="submit" class="govuk-button">Save</button>\n'


def test_a_button_with_an_address_is_a_link():
    drawn = draw('{% ui "button" text="Open" href="/x/" %}')

    assert drawn == '<a href="/x/" class="govuk-button" draggable="false">Open</a>\n'


def test_a_post_button_carries_the_form_secret():
    drawn = draw('{% ui "post_button" text="Revoke" action="/x/" %}', csrf_token="a-secret")

    assert 'name="csrfmiddlewaretoken" value="a-secret"' in drawn


def _hostile_value(component: str, attribute: str):
    rows = [(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    lists = {"rows": rows, "header": [HOSTILE], "said": [(HOSTILE, HOSTILE)], "did": [(HOSTILE, HOSTILE)]}
    return lists.get(attribute, lists["said"] if attribute == "could_not" else HOSTILE)


# These take objects of ours (a form, a page, a drawing), or a name from a fixed list.
_OBJECTS = {"form", "page", "drawing", "svg", "standing", "form_object", "files", "open", "small", "row_headers"}


@pytest.mark.parametrize(
    "name", [name for name in COMPONENTS if name not in {"error_summary", "pagination", "picture"}]
)
def test_hostile_text_is_escaped_in_every_attribute(name):
    component = COMPONENTS[name]
    free = [each for each in component.attributes if each not in _OBJECTS and each not in component.choices]
    values = {each: _hostile_value(name, each) for each in free} | {"standing": "helps", "svg": ""}
    attributes = " ".join(f"{each}={each}" for each in [*free, *(set(component.needs) & {"standing", "svg"})])
    tag = (
        f'{{% uiblock "{name}" {attributes} %}}{{% enduiblock %}}'
        if component.is_block
        else f'{{% ui "{name}" {attributes} %}}'
    )

    drawn = draw(tag, **values)

    assert "<script>" not in drawn
    assert not free or "&lt;script&gt;" in drawn
