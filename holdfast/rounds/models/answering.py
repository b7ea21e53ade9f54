import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Decision, Participant, Promise

from ..enums import Entry
from .asking import Group, Link, Round


class Response(models.Model):
    """What one person, or one group together, said in a round. Holds no time, no address, and in an anonymous round no person.

    `link` names the shared link it came through, so that a flooded link can be set aside; it is empty for a personal link.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="responses")
    link = models.ForeignKey(Link, on_delete=models.SET_NULL, null=True, blank=True, related_name="responses")
    entry = models.CharField(max_length=15, choices=Entry.choices, default=Entry.OWN_DEVICE)
    name = models.CharField(max_length=100, blank=True)  # only in a named round
    people = models.PositiveSmallIntegerField(default=1)  # more than one: said together
    together_leave = models.TextField(blank=True)  # how the group gave leave to be shown as one
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    may_quote = models.BooleanField(default=False)
    finished = models.BooleanField(default=False)
    words_withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="response_is_of_people"),
            models.CheckConstraint(condition=Q(people=1) | ~Q(together_leave=""), name="response_together_has_leave"),
        ]


class Answer(models.Model):
    """A standing or a silence, and words, to one prompt. `standing` holds a tap or choice too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    prompt = models.CharField(max_length=80)
    standing = models.CharField(max_length=40, blank=True)
    silence = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    writer = models.CharField(max_length=12, blank=True)  # a random mark of the browser that wrote last; joins nothing
    withheld_why = models.TextField(blank=True)  # a lead keeps these words back, with a reason

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["response", "prompt"], name="answer_once"),
            models.CheckConstraint(condition=Q(standing="") | Q(silence=""), name="answer_standing_or_silence"),
        ]


class Guess(models.Model):
    """Where somebody expected a group to stand, before they saw the picture."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="guesses")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="guesses")
    prompt = models.CharField(max_length=80)
    standing = models.CharField(max_length=40)

    class Meta:
        verbose_name_plural = "guesses"
        constraints = [models.UniqueConstraint(fields=["participant", "group", "prompt"], name="guess_once")]


class Conversation(models.Model):
    """What was said about one prompt of a closed round, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="conversations")
    prompt = models.CharField(max_length=80)
    said = models.TextField(_("what was said"), blank=True)
    held_on = models.DateField()
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    promise = models.ForeignKey(Promise, on_delete=models.SET_NULL, null=True, blank=True, related_name="conversations")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["held_on", "pk"]


class FacilitatedSession(models.Model):
    """A group thinks about a round's questions in one room or call, with somebody who guides it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    people = models.PositiveSmallIntegerField(_("people in the room"))
    entry = models.CharField(max_length=15, choices=Entry.choices, default=Entry.SHOW_OF_HANDS)
    leave = models.TextField(_("how the group gave its leave"), blank=True)  # for one answer given together
    response = models.OneToOneField(Response, on_delete=models.SET_NULL, null=True, related_name="session")
    guesses = models.JSONField(default=dict, blank=True)  # what the room expected, by prompt
    notes = models.JSONField(default=dict, blank=True)  # what was said, by prompt
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(people__gte=2), name="session_has_people")]


class Tally(models.Model):
    """How many hands went up for one answer to one prompt, in one session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(FacilitatedSession, on_delete=models.CASCADE, related_name="tallies")
    prompt = models.CharField(max_length=80)
    answer = models.CharField(max_length=40)  # a standing or a silence
    number = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        ordering = ["prompt", "answer"]
        constraints = [models.UniqueConstraint(fields=["session", "prompt", "answer"], name="tally_once")]
