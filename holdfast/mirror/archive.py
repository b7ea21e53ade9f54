"""What a journey's archive holds of the mirror: nothing. How it is tuned belongs to an organisation, not to a journey."""

from holdfast.ui.archiving import NotArchived

from .models import ChosenWord, NotUseful, Proposal, Term, Tuning

OF_AN_ORGANISATION = "an archive is of a journey; an organisation tunes its mirror for all of them"

ARCHIVE = (
    NotArchived(Term, OF_AN_ORGANISATION),
    NotArchived(ChosenWord, OF_AN_ORGANISATION),
    NotArchived(Tuning, OF_AN_ORGANISATION),
    NotArchived(Proposal, OF_AN_ORGANISATION),
    NotArchived(NotUseful, "it only keeps one person from counting twice, in this house, until a rule is retired"),
)
