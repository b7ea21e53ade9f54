"""What a journey's archive holds of people: nothing. They come back as participants without sign-in."""

from holdfast.ui.archiving import NotArchived

from .models import User

ARCHIVE = (NotArchived(User, "accounts and addresses stay in their own house; participants carry their name"),)
