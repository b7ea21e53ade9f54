from holdfast.ui.archiving import NotArchived

from .models import Entry

ARCHIVE = (NotArchived(Entry, "it repeats what is recorded elsewhere, and is made anew when an archive is brought in"),)
