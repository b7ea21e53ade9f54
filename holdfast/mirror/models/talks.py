import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey


class Talk(models.Model):
    """What a team wants to try after ten minutes with the mirror, in its own words. Nothing of what was read, found, felt, or by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="talks")
    held_on = models.DateField(_("day"), default=timezone.localdate)
    want_to_try = models.TextField(_("what we want to try"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "pk"]
