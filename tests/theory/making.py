"""A theory of "Safer after school" for tests."""

from holdfast.analysis.theory import read_outline
from holdfast.theory.actions.outlining import begin_theory
from holdfast.theory.models import Element, Theory, TheoryLink

OUTLINE = """outcome: Young people feel safer
    practice: Plans name places, and who can change them
        because: a place with a name has somebody who answers for it
        mechanism: Practitioners know more about places
            activity: Two training days for chairs
"""


def a_theory(cast, by=None, outline: str = OUTLINE) -> Theory:
    return begin_theory(cast.journey, by=by or cast.amina, told=read_outline(outline).theory)


def link_to(theory: Theory, words: str) -> TheoryLink:
    """The link that leads to the element whose words begin like this."""
    return theory.links.select_related("theory__journey", "source", "target").get(target__text__startswith=words)


def element(theory: Theory, words: str) -> Element:
    return theory.elements.select_related("theory__journey").get(text__startswith=words)
