import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Precision, Side, Way
from .starting import Journey


class Decision(models.Model):
    """What was decided, by whom, and when to look at it again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="decisions")
    what = models.TextField(_("what was decided"))
    why = models.TextField(_("why"), blank=True)
    way = models.CharField(_("which way forward"), max_length=10, choices=Way.choices, blank=True)
    decided_by = models.CharField(_("by whom"), max_length=200)
    decided_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    look_again_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-decided_on", "pk"]


class Ground(models.Model):
    """What somebody said for or against one way forward. It stands beside the decision, whatever was decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="grounds")
    way = models.CharField(max_length=10, choices=Way.choices)
    side = models.CharField(max_length=10, choices=Side.choices)
    who = models.CharField(max_length=150)
    said = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Promise(models.Model):
    """What somebody undertook to do for somebody, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="promises")
    what = models.TextField(_("what is promised"))
    to_whom = models.CharField(_("to whom"), max_length=200, blank=True)
    by_whom = models.CharField(_("by whom"), max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    done = models.TextField(_("what we did"), blank=True)
    could_not = models.TextField(_("what we could not do, because"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
