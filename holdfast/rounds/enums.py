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


class FirstReading(models.TextChoices):
    """When anyone first reads the words."""

    NOBODY = "nobody", _("nobody before the round closes")
    CONTACT = "contact", _("a safeguarding contact, as words arrive")


class LinkKind(models.TextChoices):
    SHARED = "shared", _("one link for many people")
    PERSONAL = "personal", _("a link for one named person")
