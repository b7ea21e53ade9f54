import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey

from ..enums import SlowStatus
from .meetings import Meeting


class Note(models.Model):
    """What somebody wrote in a meeting, in their own name. Others write their own; nobody writes over it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    about = models.CharField(max_length=200, blank=True)  # the question under which it was written
    words = models.TextField(_("what you write"))
    written_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    is_from_partner = models.BooleanField(default=False)  # written by a learning partner
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["meeting", "written_at"], name="note_meeting_time")]


class Comment(models.Model):
    """What somebody says beside something that another wrote: a note, an insight."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="comments")
    subject_kind = models.CharField(max_length=20)
    subject = models.UUIDField()
    words = models.TextField(_("what you say beside it"))
    written_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["subject_kind", "subject"], name="comment_subject")]

    @property
    def stands_at(self) -> str:
        """The page on which it can be read."""
        pages = {"note": "partnership:note_beside", "insight": "partnership:insight"}
        if self.subject_kind not in pages:
            return reverse("web:journey", args=[self.journey_id])
        return reverse(pages[self.subject_kind], args=[self.subject])


class SlowQuestion(models.Model):
    """One question in a meeting. Everybody writes alone, in silence; then all is shown at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="slow_questions")
    question = models.CharField(_("one question"), max_length=300)
    minutes = models.PositiveSmallIntegerField(default=3)
    status = models.CharField(max_length=10, choices=SlowStatus.choices, default=SlowStatus.OPEN)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(status=SlowStatus.OPEN), name="slow_question_open_once"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=15), name="slow_question_minutes"),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.status == SlowStatus.OPEN

    @property
    def is_revealed(self) -> bool:
        return self.status == SlowStatus.REVEALED


class SlowAnswer(models.Model):
    """What somebody wrote alone to a slow question, or that they would rather not say here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(SlowQuestion, on_delete=models.CASCADE, related_name="answers")
    words = models.TextField(_("what you write"), blank=True)
    rather_not = models.BooleanField(default=False)
    written_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    is_from_partner = models.BooleanField(default=False)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["written_by", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "by_user"], condition=Q(by_user__isnull=False), name="slow_answer_once"
            ),
            models.CheckConstraint(
                condition=(Q(rather_not=True) & Q(words="")) | (Q(rather_not=False) & ~Q(words="")),
                name="slow_answer_is_words_or_a_silence",
            ),
        ]
