from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


# What may follow what is data, so that it can be drawn and tested.
NEXT: dict[Status, set[Status]] = {Status.DRAFT: {Status.OPEN}, Status.OPEN: {Status.CLOSED}, Status.CLOSED: set()}


class Mode(models.TextChoices):
    """Whether answers carry a name. Named is never offered to young people and parents."""

    ANONYMOUS = "anonymous", _("without names")
    NAMED = "named", _("with names")


class Entry(models.TextChoices):
    """How answers are given."""

    OWN_DEVICE = "own_device", _("on each person's own phone or computer")
    SHARED_DEVICE = "shared_device", _("on one device that a group passes round")
    PAPER = "paper", _("on paper")
    SHOW_OF_HANDS = "show_of_hands", _("by a show of hands, in a session")
    TOGETHER = "together", _("one answer that a group gives together, in a session")


class FirstReading(models.TextChoices):
    """When anyone first reads the words."""

    NOBODY = "nobody", _("nobody before the round closes")
    CONTACT = "contact", _("a safeguarding contact, as words arrive")


class LinkKind(models.TextChoices):
    SHARED = "shared", _("one link for many people")
    PERSONAL = "personal", _("a link for one named person")


class Rhythm(models.TextChoices):
    """How often a pulse is asked."""

    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("every four weeks")
    QUARTERLY = "quarterly", _("every twelve weeks")


RHYTHM_DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28, Rhythm.QUARTERLY: 84}
