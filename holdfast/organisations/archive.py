"""What a journey's archive holds of organisations: nothing. Whose it was, with its thresholds, stands on the envelope."""

from holdfast.ui.archiving import NotArchived

from .models import Invitation, Member, Organisation, Statement

ARCHIVE = (
    NotArchived(Organisation, "an archive is of a journey; the envelope names the organisation and its thresholds"),
    NotArchived(Member, "accounts stay in their own house"),
    NotArchived(Invitation, "an invitation is an address or a secret"),
    NotArchived(Statement, "each round carries what people were told; another organisation speaks for itself"),
)
