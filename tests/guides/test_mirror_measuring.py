"""What is counted when the mirror is measured on labelled sentences."""

import pytest

from holdfast.guides.mirror_measuring import by_agency, by_lens, judge, labelled, shares
from holdfast.guides.mirroring import GuideError, mirror_of, parse_rules

RULES = """
[[rules]]
id = "loud"
says = "x"
match = ["male"]
lenses = ["fragmentation", "ritual"]
question = "q"
may_protect_us_from = "p"
other_ways = ["o"]
sources = [{ name = "s" }]
innocent_sense = false
examples.match = ["male"]
[[rules]]
id = "quiet"
says = "x"
match = ["form"]
lenses = ["ritual"]
weight = "low"
question = "q"
may_protect_us_from = "p"
other_ways = ["o"]
sources = [{ name = "s" }]
innocent_sense = false
examples.match = ["form"]
"""
SET = """id,agency,kind,text,lenses,why
a,police,minutes,A male.,ritual,
b,police,minutes,A form.,ritual;rationing,
c,school,letter,A male.,rationing,
d,school,letter,Nothing.,rationing,
e,school,letter,A male.,,
f,school,letter,A form.,,
g,school,letter,Nothing.,,
"""


def judged():
    return judge(mirror_of(parse_rules(RULES, "r.toml")[0]), labelled(SET, "set.csv"))


def test_a_right_lens_counts_at_any_weight_and_an_alarm_only_at_normal_weight():
    assert [(each.name, each.part, each.whole) for each in shares(judged())] == [
        ("found with a right lens", 2, 4),
        ("found with a right lens at normal weight", 1, 4),
        ("found with any lens", 3, 4),
        ("innocent and lit at normal weight", 1, 3),
        ("innocent and lit at any weight", 2, 3),
    ]


def test_each_lens_and_each_agency_is_counted_by_itself():
    assert [(each.name, each.part, each.whole) for each in by_lens(judged()) if each.whole] == [
        ("ritual", 2, 2),
        ("rationing", 0, 3),
    ]
    assert [(found.name, found.part, found.whole, lit.part, lit.whole) for found, lit in by_agency(judged())] == [
        ("police", 2, 2, 0, 0),
        ("school", 0, 2, 1, 3),
    ]


@pytest.mark.parametrize(
    "text, said",
    [
        ("id,text\n", "set.csv: the column 'agency' is missing."),
        (f"{SET}h,x,y,T,distance,\n", "h: the lens 'distance' is not known."),
    ],
)
def test_a_set_that_is_not_labelled_as_it_should_be_is_refused(text, said):
    with pytest.raises(GuideError) as refusal:
        labelled(text, "set.csv")

    assert said in str(refusal.value)
