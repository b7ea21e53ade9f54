import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey

from ..enums.cycles import CycleOutcome, CycleState
from .measures import Measure


class CycleQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Cycle(models.Model):
    """Trying something small: what was expected, what was done, what happened, what is made of it.

    Cycles of one `chain` follow one aim, `number` by number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="cycles")
    chain = models.UUIDField(editable=False)  # the id of the first cycle
    number = models.PositiveSmallIntegerField(default=1)
    aim = models.CharField(_("aim"), max_length=300)
    plan = models.TextField(_("what is tried"))
    prediction = models.TextField(_("what is expected"))
    predicted_by = models.CharField(max_length=100, blank=True)
    predicted_on = models.DateField()
    begun_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    done = models.TextField(_("what was done"), blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    made_of = models.TextField(_("what is made of it"), blank=True)
    outcome = models.CharField(max_length=10, choices=CycleOutcome.choices, blank=True)
    next_step = models.TextField(_("what is next"), blank=True)
    is_scaffold = models.BooleanField(default=False)
    holds_up = models.TextField(_("what it holds up"), blank=True)
    state = models.CharField(max_length=10, choices=CycleState.choices, default=CycleState.PREDICTED)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering = ["-predicted_on", "-number", "pk"]
        indexes = [models.Index(fields=["journey", "chain"], name="cycle_journey_chain")]
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="cycle_number_once"),
            models.CheckConstraint(condition=~models.Q(prediction=""), name="cycle_has_a_prediction"),
            models.CheckConstraint(
                condition=models.Q(state=CycleState.PREDICTED) | models.Q(begun_on__isnull=False),
                name="cycle_begun_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CycleState.LOOKED_AT) | ~models.Q(outcome=""),
                name="cycle_looked_at_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aim} ({self.number})"


class Pin(models.Model):
    """A cycle pinned on the charts of a measure that it was meant to move."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="pins")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="pins")

    class Meta:
        ordering = ["measure__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "measure"], name="pin_once")]
