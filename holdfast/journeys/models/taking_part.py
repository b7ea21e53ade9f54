import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.enums import Right

from ..enums import Precision, Role
from .starting import Journey, Perspective


class Participant(models.Model):
    """A person taking part in a journey, and what they may do there. Without a user it is somebody who does not sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="participations"
    )
    name = models.CharField(_("name, of somebody who does not sign in"), max_length=100, blank=True)
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
        constraints = [
            models.UniqueConstraint(fields=["journey", "user"], name="participant_once"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(name=""), name="participant_has_a_name"
            ),
        ]
        indexes = [models.Index(fields=["user", "left_on"], name="participant_user_left")]

    @property
    def known_as(self) -> str:
        """Their name: the account's, or the one noted for somebody who does not sign in."""
        return self.user.name if self.user else self.name


class FunctionQuerySet(models.QuerySet):
    def present(self, today: date):
        """Those that somebody has on this day. One may be known to end later."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=today), since__lte=today)


class Function(models.Model):
    """What a participant is for a journey from one day to another: sponsor, champion, ... It gives no rights."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="functions")
    role = models.CharField(max_length=20, choices=Role.choices)
    called = models.CharField(_("in your own words"), max_length=60, blank=True)
    since = models.DateField()
    since_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    version = models.PositiveIntegerField(default=1)

    objects = FunctionQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="function_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.OTHER) | ~models.Q(called=""), name="function_of_its_own_is_named"
            ),
        ]

    @property
    def named(self) -> str:
        """What the function is called: in the words of the journey, or in those of the house."""
        return self.called or str(Role(self.role).label)


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
