import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .writing import Report


class Edition(models.Model):
    """A report exactly as it was issued. Words of people are pointed at, not kept, so that they can still be taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField()  # as holdfast.ui.documents.freezing writes it
    said = models.JSONField(default=dict, blank=True)  # prints of the words that it quotes, by where they stand
    why = models.CharField(_("why it was issued again"), max_length=300, blank=True)
    issued_by = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_once")]


class Lever(models.Model):
    """Somebody used an issued report: who, and to move what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="levers")
    who = models.CharField(_("who used it"), max_length=150)
    what_for = models.TextField(_("for what"))
    told_on = models.DateField(default=timezone.localdate)
    told_by = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-told_on", "pk"]
