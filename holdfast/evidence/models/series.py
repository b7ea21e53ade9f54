import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey

from .measures import Measure


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(measure__journey__in=Journey.objects.visible_to(viewer))


class Series(models.Model):
    """Values of a measure from one place or group. A measure has one, or several that are never added up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="series")
    name = models.CharField(_("name"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["measure", "name"], name="series_name_once")]

    def __str__(self) -> str:
        return self.name or self.measure.name


class Value(models.Model):
    """What was counted or measured at one time. Without a number it is missing: asked for, and not known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="points")
    taken_on = models.DateField()
    number = models.FloatField(null=True, blank=True)
    note = models.CharField(_("what was different then"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["taken_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "taken_on"], name="value_once_a_day")]


class Rebase(models.Model):
    """From one day on, mean and limits of a series are drawn anew: because somebody decided so, with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="rebases")
    begins_on = models.DateField()
    reason = models.TextField(_("why"))
    decided_with = models.CharField(_("who else decided"), max_length=200, blank=True)
    decided_on = models.DateField()
    by_name = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["begins_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "begins_on"], name="rebase_once_a_day"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="rebase_has_a_reason"),
        ]
