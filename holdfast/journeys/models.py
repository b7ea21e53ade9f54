import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.enums import Right
from holdfast.organisations.models import Organisation

from .enums import Kind, Precision, Role, Side, Stage, Way


class JourneyQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The journeys that a person takes part in. Belonging to an organisation shows none."""
        if viewer.user is None:
            return self.none()
        return self.filter(participants__user=viewer.user, participants__left_on=None)


class Journey(models.Model):
    """One innovation in one place, with what it is for and who judges that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="journeys")
    name = models.CharField(_("name"), max_length=120)
    place = models.CharField(_("place"), max_length=120, blank=True)
    partners = models.JSONField(default=list, blank=True)  # names of partner organisations
    frameworks = models.JSONField(default=list, blank=True)  # of Framework
    better_for = models.TextField(_("better for whom"), blank=True)
    judged_by = models.TextField(_("judged by whom"), blank=True)
    judged_how = models.TextField(_("judged how"), blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LIVED)
    source = models.TextField(blank=True)  # for a journey from the published record
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = JourneyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Perspective(models.Model):
    """People who see the journey from the same side. `is_gentle`: plainest words, and never asked by name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="perspectives")
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=80)
    is_gentle = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "key"], name="perspective_once")]

    def __str__(self) -> str:
        return self.name


class Strand(models.Model):
    """A part of the journey that can be at a stage of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="strands")
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Spell(models.Model):
    """A strand's stay in a stage, as placed by somebody in a role. Others may place it elsewhere at the same time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="spells")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    since = models.DateField(null=True, blank=True)
    since_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.MONTH)
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.MONTH)
    placed_by = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    why = models.TextField(blank=True)
    carried = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    placed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["since", "placed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="spell_ends_after_it_began",
            )
        ]


class Position(models.Model):
    """Where somebody stood, as a published record tells it. Never an answer to a round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="positions")
    who = models.CharField(max_length=150)
    role = models.CharField(max_length=150, blank=True)
    said = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Participant(models.Model):
    """A person taking part in a journey, and what they may do there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations")
    right = models.CharField(max_length=20, choices=Right.choices)
    perspective = models.ForeignKey(
        Perspective, on_delete=models.PROTECT, null=True, blank=True, related_name="participants"
    )
    role = models.CharField(_("role, in their own words"), max_length=100, blank=True)
    joined_on = models.DateField(default=timezone.localdate, editable=False)
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["joined_on", "user__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "user"], name="participant_once")]
        indexes = [models.Index(fields=["user", "left_on"], name="participant_user_left")]


class Function(models.Model):
    """What a participant is for a journey from one day to another: sponsor, champion, ... It gives no rights."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="functions")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="function_ends_after_it_began",
            )
        ]


class JourneyInvitation(models.Model):
    """A link that makes whoever accepts it a participant of one journey."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), blank=True)
    right = models.CharField(max_length=20, choices=Right.choices, default=Right.CONTRIBUTOR)
    perspective = models.ForeignKey(Perspective, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-expires_on", "pk"]

    @property
    def is_usable(self) -> bool:
        """Whether one person can still accept it."""
        return not self.revoked_on and not self.accepted_on and timezone.localdate() <= self.expires_on


class Decision(models.Model):
    """What was decided, by whom, and when to look at it again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="decisions")
    what = models.TextField(_("what was decided"))
    why = models.TextField(_("why"), blank=True)
    way = models.CharField(_("which way forward"), max_length=10, choices=Way.choices, blank=True)
    decided_by = models.CharField(_("by whom"), max_length=200)
    decided_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    look_again_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-decided_on", "pk"]


class Ground(models.Model):
    """What somebody said for or against one way forward. It stands beside the decision, whatever was decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="grounds")
    way = models.CharField(max_length=10, choices=Way.choices)
    side = models.CharField(max_length=10, choices=Side.choices)
    who = models.CharField(max_length=150)
    said = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Promise(models.Model):
    """What somebody undertook to do for somebody, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="promises")
    what = models.TextField(_("what is promised"))
    to_whom = models.CharField(_("to whom"), max_length=200, blank=True)
    by_whom = models.CharField(_("by whom"), max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    done = models.TextField(_("what we did"), blank=True)
    could_not = models.TextField(_("what we could not do, because"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
