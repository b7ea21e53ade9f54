"""The published record: every figure has a source, and only what has one stands in for what nobody said."""

from holdfast.analysis.forecast import Range
from holdfast.guides.record import published_record


def test_every_figure_has_its_source_and_one_is_the_reference():
    record = published_record()

    assert [each.id for each in record.figures if not each.source or not each.says] == []
    assert (record.reference.id, record.reference.share) == ("competence", 0.2)


def test_only_turnover_of_staff_and_of_directors_have_a_default():
    record = published_record()

    assert record.default_ranges == {"training.turnover": Range(0.138, 0.17), "sponsor.every": Range(29, 33)}
    assert [each.key for each in record.defaults if not each.source] == []
