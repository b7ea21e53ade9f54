import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey


class GuideVersion(models.Model):
    """A guide exactly as it was when a round first used it. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guide = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)


class SiteGuideQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The guides adapted in journeys that a person takes part in."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class SiteGuide(models.Model):
    """A copy of a guide that a journey adapts. It remembers its parent, and why it departs from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="site_guides")
    parent = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="copies")
    title = models.CharField(_("title"), max_length=60)
    content = models.JSONField()
    reasons = models.JSONField(default=dict, blank=True)  # why it departs, by the prompt's id, "order" or "language"
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = SiteGuideQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
