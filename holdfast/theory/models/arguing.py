import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.evidence.models import Claim
from holdfast.journeys.models import Journey, Participant

from ..enums import CasePart, CostBasis, CostEvery, CostKind, Known


class OfJourneyQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class CaseForChange(models.Model):
    """Why somebody should say yes to a change: two pages whose every point says how much is known of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="cases")
    title = models.CharField(_("title"), max_length=120)
    to_whom = models.CharField(_("who is to say yes"), max_length=200, blank=True)
    asked_for = models.TextField(_("what is asked of them"), blank=True)
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="cases")
    begun_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = OfJourneyQuerySet.as_manager()

    class Meta:
        verbose_name = _("case for change")
        verbose_name_plural = _("cases for change")
        ordering = ["-begun_on", "pk"]

    def __str__(self) -> str:
        return self.title


class PointQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(case__journey__in=Journey.objects.visible_to(viewer))


class Point(models.Model):
    """One sentence of a case for change. How much is known of it comes from its claim, or is `known`.

    `origin` names what it was put together from, so that the same is not offered twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(CaseForChange, on_delete=models.CASCADE, related_name="points")
    part = models.CharField(max_length=15, choices=CasePart.choices)
    text = models.TextField(_("in a sentence"))
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")
    known = models.CharField(max_length=10, choices=Known.choices, default=Known.NOT_KNOWN)
    source = models.CharField(_("where it comes from"), max_length=300, blank=True)
    origin = models.CharField(max_length=100, blank=True)
    order = models.PositiveIntegerField(default=0)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="points"
    )  # who wrote it last
    version = models.PositiveIntegerField(default=1)

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "origin"], condition=~models.Q(origin=""), name="point_once_per_origin"
            )
        ]


class Cost(models.Model):
    """What a change costs somebody, as a range in whole pounds. Empty ends are not known, and are not nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="costs")
    kind = models.CharField(max_length=10, choices=CostKind.choices)
    what = models.CharField(_("what for"), max_length=200)
    by_whom = models.CharField(_("who bears it"), max_length=120, blank=True)
    every = models.CharField(max_length=5, choices=CostEvery.choices, default=CostEvery.YEAR)
    low = models.PositiveBigIntegerField(_("at least"), null=True, blank=True)
    high = models.PositiveBigIntegerField(_("at most"), null=True, blank=True)
    basis = models.CharField(max_length=10, choices=CostBasis.choices, default=CostBasis.ESTIMATED)
    source = models.CharField(_("where the figure comes from"), max_length=200, blank=True)
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="costs")
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="costs")
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = OfJourneyQuerySet.as_manager()

    class Meta:
        ordering = ["noted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(high=None) | models.Q(low__lte=models.F("high")),
                name="cost_range_runs_upwards",
            )
        ]

    def __str__(self) -> str:
        return self.what
