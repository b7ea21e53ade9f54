import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.enums import Precision, Stage
from holdfast.journeys.models import Journey, Perspective, Strand

from ..enums import According, Influence


class Involvement(models.Model):
    """Some people of one side took part in shaping the work at a stage: as a group, never one by one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="involvements")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    strand = models.ForeignKey(Strand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    perspective = models.ForeignKey(Perspective, on_delete=models.PROTECT, related_name="involvements")
    who = models.CharField(_("who they were, as a group"), max_length=200, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.MONTH)
    influence = models.CharField(max_length=15, choices=Influence.choices)
    in_words = models.TextField(_("in their words"), blank=True)
    according_to = models.CharField(max_length=10, choices=According.choices)
    support = models.TextField(_("what supported them"), blank=True)
    payment = models.TextField(_("how they were paid"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [models.F("happened_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_on__isnull=False) | Q(precision=Precision.UNKNOWN),
                name="involvement_without_a_day_is_not_known",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("partnership:involvement", args=[self.pk])


class RaisedPoint(models.Model):
    """One thing that they raised, what became of it, and why not if nothing did."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="raised")
    what = models.TextField(_("what they raised"))
    became = models.TextField(_("what became of it"), blank=True)
    why_not = models.TextField(_("why not"), blank=True)
    told_on = models.DateField(_("when they were told"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    @property
    def is_answered(self) -> bool:
        return bool(self.became or self.why_not)
