import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import NotPlaced, Place, Precision, SittingStatus
from .placing import Strand
from .starting import Journey, Perspective


class Sitting(models.Model):
    """Once at the ecocycle: everybody places the same things alone, then all look at them together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="sittings")
    title = models.CharField(_("what it is about"), max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=SittingStatus.choices, default=SittingStatus.OPEN)
    held_on = models.DateField(null=True, blank=True)  # opened on, then the day on which it was looked at together
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    source = models.CharField(max_length=200, blank=True)  # for one told by a published record

    class Meta:
        ordering = ["-opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(status=SittingStatus.OPEN), name="sitting_open_once"
            )
        ]


class Activity(models.Model):
    """One thing that is placed at a sitting, often a strand, with what people wrote of it together afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="activities")
    name = models.CharField(_("name"), max_length=80)
    strand = models.ForeignKey(Strand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    nourish = models.TextField(_("what to nourish"), blank=True)
    let_go = models.TextField(_("what to let go"), blank=True)
    begin = models.TextField(_("what to begin"), blank=True)
    noted_by = models.CharField(max_length=150, blank=True)
    noted_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def has_notes(self) -> bool:
        return bool(self.nourish or self.let_go or self.begin)


class Placement(models.Model):
    """Where somebody puts something on the ecocycle. `people` above one: a group said it together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="placements")
    place = models.CharField(max_length=20, choices=Place.choices, blank=True)
    silence = models.CharField(max_length=20, choices=NotPlaced.choices, blank=True)
    note = models.TextField(_("in your own words"), blank=True)
    placed_by = models.CharField(max_length=150)
    role = models.CharField(max_length=150, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_name = models.CharField(max_length=150, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "placed_by", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(place="") & ~Q(silence="")) | (~Q(place="") & Q(silence="")),
                name="placement_is_a_place_or_a_silence",
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="placement_by_somebody"),
            models.UniqueConstraint(
                fields=["activity", "by_user"], condition=Q(by_user__isnull=False), name="placement_once_each"
            ),
            models.UniqueConstraint(
                fields=["activity", "perspective"], condition=Q(people__gt=1), name="placement_together_once"
            ),
        ]
