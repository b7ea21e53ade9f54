import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import BEYOND_LEAST, INSIDE_LEAST


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The organisations that a person belongs to."""
        return self.filter(members__user=viewer.user, members__left_on=None) if viewer.user else self.none()


class Organisation(models.Model):
    """A council, trust or charity. It answers for what is asked in its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=150)
    is_sample = models.BooleanField(default=False)
    least_inside = models.PositiveSmallIntegerField(default=INSIDE_LEAST)
    least_beyond = models.PositiveSmallIntegerField(default=BEYOND_LEAST)
    colour = models.CharField(_("colour of its documents"), max_length=7, blank=True)  # as #rrggbb
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least_inside__gte=INSIDE_LEAST), name="organisation_least_inside_not_lowered"
            ),
            models.CheckConstraint(
                condition=models.Q(least_beyond__gte=BEYOND_LEAST), name="organisation_least_beyond_not_lowered"
            ),
            models.CheckConstraint(
                condition=models.Q(least_beyond__gte=models.F("least_inside")),
                name="organisation_beyond_not_below_inside",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """Somebody who belongs to an organisation. An administrator looks after people and statements alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    is_administrator = models.BooleanField(default=False)
    joined_on = models.DateField(default=timezone.localdate, editable=False)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]


class Invitation(models.Model):
    """A link that makes whoever accepts it a member. The secret is made from a key outside the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), blank=True)
    as_administrator = models.BooleanField(default=False)
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


class Statement(models.Model):
    """What people read before they answer, and on the public pages, in the organisation's own words."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="statement"
    )
    responsible = models.TextField(_("who is responsible"), blank=True)
    contact = models.TextField(_("whom to ask"), blank=True)
    danger = models.TextField(_("what happens when somebody tells of danger"), blank=True)
    call_now = models.TextField(_("whom to call now"), blank=True)
    keep_months = models.PositiveSmallIntegerField(_("how many months words are kept"), null=True, blank=True)
    privacy = models.TextField(_("privacy"), blank=True)
    cookies = models.TextField(_("cookies"), blank=True)
    accessibility = models.TextField(_("accessibility"), blank=True)
    help = models.TextField(_("help"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(keep_months=None) | models.Q(keep_months__gte=1, keep_months__lte=120),
                name="statement_keep_months_sensible",
            )
        ]

    @property
    def is_ready(self) -> bool:
        """Whether young people and parents may be asked: everything they must be told beforehand is filled in."""
        return all((self.responsible, self.contact, self.danger, self.call_now, self.keep_months))
