import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..enums import Stage
from .placing import Strand
from .taking_part import Participant


class Expectation(models.Model):
    """How long and how often, in ranges, as one participant expects it of a strand, in their own name.

    `given` is a table as in a forecast's file: a group, in it quantities with low and high, and `not_here`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="expectations")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="expectations")
    stage = models.CharField(max_length=20, choices=Stage.choices)  # where the strand stood then
    given = models.JSONField(default=dict)
    given_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["strand", "participant"], name="expectation_once")]


class Forecast(models.Model):
    """What followed from expectations when somebody asked: what was asked, with the seed, and what it told. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="forecasts")
    seed = models.PositiveBigIntegerField()
    asked = models.JSONField()
    told = models.JSONField()
    givers = models.JSONField(default=list)  # ids of the participants whose ranges it used
    made_on = models.DateField(default=timezone.localdate)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "pk"]
