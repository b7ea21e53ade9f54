from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may find an entry by searching."""

    PARTICIPANTS = "participants", _("everybody who takes part")
    LEADS = "leads", _("those who lead, and learning partners")
