import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.enums import Level
from holdfast.journeys.models import Journey

from ..enums.measures import Aspect, Better, Chart, Rules, ValueKind


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Measure(models.Model):
    """One thing that is counted or measured again and again, and how."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="measures")
    name = models.CharField(_("name"), max_length=120)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    aspect = models.CharField(max_length=10, choices=Aspect.choices, default=Aspect.CHANGE)
    better = models.CharField(max_length=10, choices=Better.choices, default=Better.NEUTRAL)
    value_kind = models.CharField(max_length=10, choices=ValueKind.choices, default=ValueKind.NUMBER)
    counts_people = models.BooleanField(default=False)
    definition = models.TextField(_("how exactly it is counted"), blank=True)
    source = models.CharField(_("where the values come from"), max_length=300, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices, blank=True)
    chart = models.CharField(max_length=10, choices=Chart.choices, default=Chart.FITTING)
    rules = models.CharField(max_length=20, choices=Rules.choices, default=Rules.MDC_2023)
    baseline = models.PositiveSmallIntegerField(_("first points that set the limits"), null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    draws_target = models.BooleanField(default=False)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    begun_on = models.DateField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draws_target=False) | models.Q(target__isnull=False), name="measure_draws_a_target"
            ),
            models.CheckConstraint(
                condition=models.Q(baseline__isnull=True) | models.Q(baseline__gte=12), name="measure_baseline_least"
            ),
        ]

    def __str__(self) -> str:
        return self.name
