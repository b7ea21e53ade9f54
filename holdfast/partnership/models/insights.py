import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.enums import Level
from holdfast.journeys.models import Journey, Perspective
from holdfast.ui.shortening import shortened

from .meetings import Meeting


class Insight(models.Model):
    """What somebody came to see. It is theirs; others stand beside it, and it says what it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="insights")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="insights")
    observation = models.TextField(_("what you came to see"))
    level = models.CharField(max_length=15, choices=Level.choices)
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_firm = models.BooleanField(default=False)
    set_off = models.TextField(_("what it set off"), blank=True)
    is_shared = models.BooleanField(default=False)  # with everybody who takes part
    kept_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    kept_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-kept_on", "pk"]
        indexes = [models.Index(fields=["journey", "kept_on"], name="insight_journey_day")]

    def __str__(self) -> str:
        return shortened(self.observation, 120)

    def get_absolute_url(self) -> str:
        return reverse("partnership:insight", args=[self.pk])


class Footing(models.Model):
    """One thing that an insight rests on: something that stands in the product, or words of one's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="footings")
    kind = models.CharField(max_length=30, blank=True)  # as the memory calls it
    subject = models.UUIDField(null=True, blank=True)
    words = models.CharField(_("in your own words"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["insight", "kind", "subject"], condition=Q(subject__isnull=False), name="footing_once"
            ),
            models.CheckConstraint(condition=Q(subject__isnull=False) | ~Q(words=""), name="footing_is_something"),
        ]


class Share(models.Model):
    """With whom an insight was shared outside the product, and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="shares")
    with_whom = models.CharField(_("with whom"), max_length=200)
    day = models.DateField(default=timezone.localdate)
    told_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["day", "pk"]
