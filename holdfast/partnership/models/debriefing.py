import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .meetings import Meeting


class Debrief(models.Model):
    """What a look back at the whole came to: what still holds, what the theory should learn, which questions it opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="debrief")
    holds = models.TextField(_("what still holds"), blank=True)
    learns = models.TextField(_("what the theory should learn"), blank=True)
    questions = models.TextField(_("new questions, one a line"), blank=True)
    written_by = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    @property
    def new_questions(self) -> list[str]:
        return [line.strip() for line in self.questions.splitlines() if line.strip()]
