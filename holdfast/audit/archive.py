from holdfast.ui.archiving import NotArchived

from .models import Event

ARCHIVE = (NotArchived(Event, "who did what stays with the house in which it was done, for ever"),)
