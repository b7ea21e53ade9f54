import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.models import Organisation

from ..enums import Kind


class JourneyQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The journeys that a person takes part in. Belonging to an organisation shows none."""
        if viewer.user is None:
            return self.none()
        return self.filter(participants__user=viewer.user, participants__left_on=None)


class Journey(models.Model):
    """One innovation in one place, with what it is for and who judges that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="journeys")
    name = models.CharField(_("name"), max_length=120)
    place = models.CharField(_("place"), max_length=120, blank=True)
    partners = models.JSONField(default=list, blank=True)  # names of partner organisations
    frameworks = models.JSONField(default=list, blank=True)  # of Framework
    better_for = models.TextField(_("better for whom"), blank=True)
    judged_by = models.TextField(_("judged by whom"), blank=True)
    judged_how = models.TextField(_("judged how"), blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LIVED)
    source = models.TextField(blank=True)  # for a journey from the published record
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = JourneyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Perspective(models.Model):
    """People who see the journey from the same side. `is_gentle`: plainest words, and never asked by name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="perspectives")
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=80)
    is_gentle = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "key"], name="perspective_once")]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """Where somebody stood, as a published record tells it. Never an answer to a round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="positions")
    who = models.CharField(max_length=150)
    role = models.CharField(max_length=150, blank=True)
    said = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
