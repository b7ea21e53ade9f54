import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from holdfast.journeys.models import Journey


class OwnNoteQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """A person's own. No right shows another's, also in a journey that they have left."""
        if viewer.user is None:
            return self.none()
        return self.filter(user=viewer.user)


class OwnNote(models.Model):
    """Private words of somebody who learns with a journey, with where they stood. Sealed under a key of its own, outside the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_notes")
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="own_notes")
    sealed = models.BinaryField()
    written_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = OwnNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "pk"]
