"""Theories for tests: by outline, or any that Hypothesis can think of."""

from hypothesis import strategies as st

from holdfast.analysis.theory import KINDS, Element, Link, Theory, folded, one_line, read_outline


def written(text: str) -> Theory:
    """The theory of an outline that has no problem."""
    read = read_outline(text)
    assert read.problems == ()
    return read.theory


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60).filter(one_line)
REASONS = st.one_of(st.just(""), WORDS)


@st.composite
def theories(draw, most: int = 12) -> Theory:
    texts = draw(st.lists(WORDS.map(one_line), min_size=1, max_size=most, unique_by=folded))
    elements = tuple(
        Element(f"e{number}", text, draw(st.sampled_from(KINDS)), kept_by=one_line(draw(REASONS)))
        for number, text in enumerate(texts)
    )
    ids = [each.id for each in elements]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    pairs = draw(st.lists(ends, max_size=2 * most, unique=True)) if len(ids) > 1 else []
    links = tuple(
        Link(f"l{number}", *pair, reason=one_line(draw(REASONS)), assumption=one_line(draw(REASONS)))
        for number, pair in enumerate(pairs)
    )
    return Theory(elements, links)


def alike(theory: Theory) -> tuple[set, set]:
    """What two theories share when they say the same, whatever their ids and order."""
    elements = {(folded(each.text), each.kind, each.kept_by) for each in theory.elements}
    links = {
        (folded(theory.words(e.source)), folded(theory.words(e.target)), e.reason, e.assumption, e.circle)
        for e in theory.links
    }
    return elements, links


def chain(number: int) -> Theory:
    """A long theory: each element leads to the one before and to one further up; every seventh is an activity."""
    kinds = ("outcome", "context", "system", "practice", "mechanism", "activity")
    elements = tuple(
        Element(
            f"e{n}", f"Thing number {n}" + (" after training" if n % 7 == 5 else ""), kinds[min(n * 6 // number, 5)]
        )
        for n in range(number)
    )
    links = [Link(f"a{n}", f"e{n}", f"e{n // 2}") for n in range(1, number)]
    links += [Link(f"b{n}", f"e{n}", f"e{n // 3}") for n in range(7, number) if n // 3 != n // 2]
    return Theory(elements, tuple(links))
