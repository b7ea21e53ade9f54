import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Decision, Journey, Participant, Perspective

from ..enums import FirstReading, LinkKind, Mode, Rhythm, Status
from .guides import GuideVersion


class RoundQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The rounds of the journeys that a person takes part in."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Round(models.Model):
    """A guide put to people, once. Closes at the end of its last day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="rounds")
    guide_version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(_("title"), max_length=120)
    why = models.TextField(_("why we ask"), blank=True)
    sections = models.JSONField(default=list, blank=True)  # ids of sections added to the short form
    prompts = models.JSONField(default=list)  # ids of the prompts that are put, in order
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ANONYMOUS)
    entries = models.JSONField(default=list)  # of Entry
    opens_on = models.DateField()
    closes_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    closed_on = models.DateField(null=True, blank=True)
    responsible = models.TextField(_("who is responsible"))
    contact = models.TextField(_("whom to ask"))
    danger = models.TextField(_("what happens when somebody tells of danger"), blank=True)
    call_now = models.TextField(_("whom to call now"), blank=True)
    keep_until = models.DateField(_("words are kept until"))
    first_reading = models.CharField(max_length=10, choices=FirstReading.choices, default=FirstReading.NOBODY)
    read_from = models.DateField(_("first read on"))
    safeguarding_contact = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pulse = models.ForeignKey("Pulse", on_delete=models.SET_NULL, null=True, blank=True, related_name="rounds")
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="rounds")
    words_erased_on = models.DateField(null=True, blank=True)
    is_imported = models.BooleanField(default=False)
    source = models.TextField(blank=True)  # of imported answers
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-prepared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pulse", "opens_on"], name="pulse_round_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=models.F("opens_on")), name="round_closes_after_opening"),
            models.CheckConstraint(condition=Q(keep_until__gte=models.F("closes_on")), name="round_keeps_past_closing"),
            models.CheckConstraint(
                condition=Q(first_reading=FirstReading.NOBODY) | Q(safeguarding_contact__isnull=False),
                name="round_reading_has_contact",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Group(models.Model):
    """A perspective in a round: how many of them are asked, or why they are not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="groups")
    perspective = models.ForeignKey(Perspective, on_delete=models.PROTECT, related_name="+")
    asked = models.PositiveIntegerField(null=True, blank=True)  # null: not asked this time, or not known
    is_asked = models.BooleanField(default=True)
    why_not = models.TextField(_("why they are not asked"), blank=True)
    heard_about_silence = models.TextField(blank=True)  # what we have heard about why some did not answer

    class Meta:
        ordering = ["perspective__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "perspective"], name="group_once")]


class Link(models.Model):
    """A way into a round. A shared link is for many people, a personal link for one. Its secret is not stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=10, choices=LinkKind.choices, default=LinkKind.SHARED)
    for_whom = models.CharField(max_length=100, blank=True)
    number = models.PositiveSmallIntegerField(default=1)  # first, second, ... shared link of a group
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    used = models.BooleanField(default=False)  # a personal link that somebody has begun to answer by
    not_heard_why = models.TextField(blank=True)  # why what came through it is set aside

    class Meta:
        ordering = ["kind", "number", "for_whom", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=LinkKind.SHARED) | ~Q(for_whom=""), name="link_personal_is_for_somebody"
            )
        ]


class PulseQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The pulses of the journeys that a person takes part in."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Pulse(models.Model):
    """Three taps and a line, asked again and again by the same links. Each time is a round of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="pulses")
    guide_version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="pulses")
    why = models.TextField(_("why we ask"))
    rhythm = models.CharField(_("how often"), max_length=12, choices=Rhythm.choices, default=Rhythm.MONTHLY)
    starts_on = models.DateField(_("first day"))
    days_open = models.PositiveSmallIntegerField(_("days it stays open"), default=7)
    stopped_on = models.DateField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = PulseQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "pulses"
        ordering = ["-starts_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(days_open__gte=1), name="pulse_is_open_for_a_day")]


class PulseGroup(models.Model):
    """A perspective in a pulse, with the link that leads to whichever round is open. The secret itself is not stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="groups")
    perspective = models.ForeignKey(Perspective, on_delete=models.PROTECT, related_name="+")
    asked = models.PositiveIntegerField()
    secret_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["perspective__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["pulse", "perspective"], name="pulse_group_once")]
