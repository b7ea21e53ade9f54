import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey, Participant

from ..enums import Every, MeetingKind, MeetingStatus


class MeetingRhythm(models.Model):
    """How often, when and where those who learn together meet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="meeting_rhythm")
    every = models.CharField(max_length=10, choices=Every.choices, default=Every.MONTH)
    first_on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    where = models.CharField(_("where"), max_length=300, blank=True)
    debrief_months = models.PositiveSmallIntegerField(default=6)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(debrief_months__gte=1, debrief_months__lte=24), name="meeting_rhythm_debriefs"
            )
        ]


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """That a meeting is or was, everybody who takes part may know. What was said in it is narrowed apart from this."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Meeting(models.Model):
    """Those who change something and those who learn with them meet, with a loose agenda. It ends in insights, or in none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=10, choices=MeetingKind.choices, default=MeetingKind.LEARNING)
    status = models.CharField(max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    day = models.DateField()  # planned for; once held, the day on which it was
    at = models.TimeField(null=True, blank=True)
    where = models.CharField(_("where"), max_length=300, blank=True)
    prompts = models.JSONField(default=list, blank=True)  # keys of MEETING_PROMPTS
    own_prompt = models.CharField(_("a question of your own"), max_length=200, blank=True)
    gist = models.TextField(_("what we want to keep"), blank=True)
    gist_version = models.PositiveIntegerField(default=1)
    others_there = models.CharField(_("who else was there"), max_length=300, blank=True)
    nothing_happened = models.BooleanField(default=False)
    why_off = models.TextField(_("why it did not take place"), blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "pk"]
        indexes = [models.Index(fields=["journey", "status", "day"], name="meeting_journey_day")]

    def __str__(self) -> str:
        return str(MeetingKind(self.kind).label).capitalize()

    def get_absolute_url(self) -> str:
        return reverse("partnership:meeting", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        return self.status == MeetingStatus.PLANNED

    @property
    def is_held(self) -> bool:
        return self.status == MeetingStatus.HELD


class Attendance(models.Model):
    """A participant who is asked to a meeting, or was there. It opens the meeting's notes to somebody who only looks on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="attendances")
    was_there = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["participant__joined_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="attendance_once")]
