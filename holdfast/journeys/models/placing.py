import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Move, Precision, Stage
from .starting import Journey


class Strand(models.Model):
    """A part of the journey that can be at a stage of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="strands")
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Spell(models.Model):
    """A strand's stay in a stage, as placed by somebody in a role. Others may place it elsewhere at the same time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="spells")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    move = models.CharField(max_length=10, choices=Move.choices, default=Move.STAGE)
    since = models.DateField(null=True, blank=True)
    since_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.MONTH)
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.MONTH)
    placed_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    why = models.TextField(blank=True)
    carried = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    placed_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["since", "placed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="spell_ends_after_it_began",
            )
        ]
