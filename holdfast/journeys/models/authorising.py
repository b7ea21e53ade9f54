import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Precision, Stands
from .starting import Journey
from .taking_part import Participant


class AuthoriserQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Whom the journeys need that this person takes part in."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Authoriser(models.Model):
    """Somebody outside or above a journey who must say yes, fund, lend, or turn up. A role or a body rather than a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="authorisers")
    name = models.CharField(_("role or body"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    needs = models.JSONField(default=list, blank=True)  # of Need
    to_see = models.TextField(_("what they need to see"), blank=True)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="authorises"
    )  # where they take part themselves
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = AuthoriserQuerySet.as_manager()

    class Meta:
        ordering = ["name", "organisation", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


class StanceQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Everything that was said about whom the journeys need that this person takes part in."""
        return self.filter(authoriser__journey__in=Journey.objects.visible_to(viewer))


class Stance(models.Model):
    """Where an authoriser stood on a day, as one participant saw it in a role. Earlier ones stay; others may see it differently."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authoriser = models.ForeignKey(Authoriser, on_delete=models.CASCADE, related_name="stances")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="stances")
    role = models.CharField(_("in which role"), max_length=100, blank=True)
    stands = models.CharField(_("where they stand"), max_length=20, choices=Stands.choices)
    shown_by = models.TextField(_("what shows it"), blank=True)
    said_on = models.DateField(default=timezone.localdate)
    heard_on = models.DateField(_("when they were last heard from"), null=True, blank=True)
    heard_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    version = models.PositiveIntegerField(default=1)

    objects = StanceQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(heard_on=None) | models.Q(heard_on__lte=models.F("said_on")),
                name="stance_heard_before_it_was_said",
            )
        ]


class Reply(models.Model):
    """What somebody answered to a gentle question: "we know, because ...". It holds until the facts asked about change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=40)  # which rule asked
    about = models.CharField(max_length=40, blank=True)  # what it asked about: an id or a word
    fingerprint = models.CharField(max_length=64)  # of the facts it was asked of
    because = models.TextField(_("we know, because"))
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="replies")
    replied_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["-replied_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "fingerprint"], name="reply_once")]
        indexes = [models.Index(fields=["journey", "kind", "about"], name="reply_journey_kind_about")]
