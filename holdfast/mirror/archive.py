"""A journey's archive holds nothing of the mirror: an organisation tunes it, and what a team wants to try stays with the team."""

from holdfast.ui.archiving import NotArchived

from .models import ChosenWord, NotUseful, Proposal, Talk, Term, Tuning

OF_AN_ORGANISATION = "an archive is of a journey; an organisation tunes its mirror for all of them"

ARCHIVE = (
    NotArchived(Term, OF_AN_ORGANISATION),
    NotArchived(ChosenWord, OF_AN_ORGANISATION),
    NotArchived(Tuning, OF_AN_ORGANISATION),
    NotArchived(Proposal, OF_AN_ORGANISATION),
    NotArchived(Talk, "what a team said to itself with the mirror stays with that team", "journey"),
    NotArchived(NotUseful, "it only keeps one person from counting twice, in this house, until a rule is retired"),
)
