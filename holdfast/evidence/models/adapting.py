import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.enums import Level, Precision
from holdfast.journeys.models import Journey, Participant

from ..enums.adapting import Outcome


class LocalConditionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class LocalCondition(models.Model):
    """What is so in this place, that a model from elsewhere has to live with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="local_conditions")
    what = models.CharField(_("what is so here"), max_length=300)
    level = models.CharField(max_length=20, choices=Level.choices, blank=True)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="local_conditions"
    )
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = LocalConditionQuerySet.as_manager()

    class Meta:
        ordering = ["noted_on", "pk"]

    def __str__(self) -> str:
        return self.what


class AdaptationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Adaptation(models.Model):
    """Where this place departs from a model, why, what was seen of it, and whether it was kept or undone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="adaptations")
    framework = models.CharField(max_length=60, blank=True)  # the id of one that the house knows
    model_name = models.CharField(_("which model"), max_length=120, blank=True)  # of any other
    principle = models.CharField(max_length=60, blank=True)  # the id of the principle that it touches
    was = models.TextField(_("how the model has it"), blank=True)
    what = models.TextField(_("how it is done here"))
    why = models.TextField(_("why"))
    condition = models.ForeignKey(
        LocalCondition, on_delete=models.SET_NULL, null=True, blank=True, related_name="adaptations"
    )
    effect = models.TextField(_("what was seen of it"), blank=True)
    decided_by = models.CharField(_("who decided it"), max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.UNKNOWN)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.TRYING)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="adaptations"
    )
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = AdaptationQuerySet.as_manager()

    class Meta:
        ordering = ["noted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(framework="") | ~models.Q(model_name=""), name="adaptation_of_a_model"
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=False) | models.Q(precision=Precision.UNKNOWN),
                name="adaptation_without_a_day_is_not_known",
            ),
        ]

    def __str__(self) -> str:
        return self.what
