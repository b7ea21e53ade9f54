import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Journey, Participant, Perspective

from ..enums.adapting import Outcome
from ..enums.claims import ClaimKind, ClaimState, EvidenceKind, EvidenceSide, RestsOn
from .adapting import Adaptation


class ClaimQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Claim(models.Model):
    """What somebody says comes of the work, for whom, and how much is known of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="claims")
    what = models.TextField(_("what is claimed"))
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=ClaimKind.choices)
    state = models.CharField(max_length=12, choices=ClaimState.choices, default=ClaimState.HOPED)
    wrong_if = models.TextField(_("what would show it wrong"), blank=True)
    who_benefits = models.TextField(_("who benefits if it is believed"), blank=True)
    unintended = models.TextField(_("unintended effects on families"), blank=True)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims"
    )  # who put it forward
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["noted_on", "pk"]
        indexes = [models.Index(fields=["journey", "state"], name="claim_journey_state")]

    def __str__(self) -> str:
        return self.what


class EvidenceItemQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(claim__journey__in=Journey.objects.visible_to(viewer))


class EvidenceItem(models.Model):
    """One piece of evidence for or against a claim: of which kind, from whom, from when, and what it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="items")
    side = models.CharField(max_length=10, choices=EvidenceSide.choices)
    kind = models.CharField(max_length=12, choices=EvidenceKind.choices)
    says = models.TextField(_("what it says"))
    source = models.CharField(_("who it comes from"), max_length=200)
    perspective = models.ForeignKey(
        Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )  # from which side they see the journey
    by_those_who_do_it = models.BooleanField(_("it comes from the people who do the work"))
    seen_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.UNKNOWN)
    rests_on_kind = models.CharField(max_length=10, choices=RestsOn.choices, blank=True)
    rests_on = models.UUIDField(null=True, blank=True)
    document = models.CharField(_("document"), max_length=300, blank=True)
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_items"
    )  # who put it here
    noted_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = EvidenceItemQuerySet.as_manager()

    class Meta:
        ordering = ["-side", "noted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rests_on=None, rests_on_kind="")
                | (models.Q(rests_on__isnull=False) & ~models.Q(rests_on_kind="")),
                name="evidence_rests_on_something_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_on__isnull=False) | models.Q(precision=Precision.UNKNOWN),
                name="evidence_without_a_day_is_not_known",
            ),
        ]


class Turn(models.Model):
    """A claim, or an adaptation, goes from one state to another: when, why, and who said so. Never changed.

    `by_itself`: evidence was taken away or changed, so that the state it had no longer held.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="turns")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="turns")
    adaptation = models.ForeignKey(Adaptation, on_delete=models.CASCADE, null=True, blank=True, related_name="turns")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    why = models.TextField()
    by_itself = models.BooleanField(default=False)
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="turns")
    turned_on = models.DateField(default=timezone.localdate)
    order = models.PositiveIntegerField(default=0)  # of those of one day, which came first

    class Meta:
        ordering = ["turned_on", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claim=None, adaptation__isnull=False)
                | models.Q(claim__isnull=False, adaptation=None),
                name="turn_of_one_thing",
            )
        ]

    @property
    def was(self) -> str:
        """What it was called before, in words."""
        return self._named(self.before)

    @property
    def became(self) -> str:
        return self._named(self.after)

    def _named(self, state: str) -> str:
        kind = ClaimState if self.claim_id else Outcome
        return str(kind(state).label) if state in kind.values else state
