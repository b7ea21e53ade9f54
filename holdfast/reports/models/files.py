import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..enums import FileState
from .writing import Report


class ReportFile(models.Model):
    """A file that somebody asked for and that is made in the background. It goes when it was taken, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    ending = models.CharField(max_length=5)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=1)
    content = models.BinaryField(null=True)
    said = models.JSONField(default=dict, blank=True)  # prints of the words that it quotes, by their reference
    stood = models.JSONField(null=True, blank=True)  # of a draft: prints of the sections that the file holds
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "ending"],
                condition=Q(state__in=["waiting", "making"]),
                name="report_file_asked_once",
            )
        ]
