import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from holdfast.journeys.models import Journey

from .guides import GuideVersion


class ReflectionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """A person's own reflections, and those of the teams that they write with. No right shows another's."""
        if viewer.user is None:
            return self.none()
        return self.filter(members__user=viewer.user)


class Reflection(models.Model):
    """Private words to a guide, for oneself or with one's team. Sealed under a key that is not in the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guide_version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="reflections")
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, null=True, blank=True, related_name="reflections")
    sealed = models.BinaryField()
    started_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "pk"]


class ReflectionMember(models.Model):
    """Somebody who writes in a reflection. In one's own there is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reflections")
    is_owner = models.BooleanField(default=False)
    is_manager = models.BooleanField(default=False)  # reads what cannot be said only when the others have agreed

    class Meta:
        ordering = ["-is_owner", "user__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["reflection", "user"], name="reflection_member_once")]
