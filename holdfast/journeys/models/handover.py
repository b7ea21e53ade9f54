import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.enums import Right

from ..enums import Afterwards, HandoverStatus
from .starting import Journey
from .taking_part import JourneyInvitation, Participant


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Before it is taken on: whoever writes it and whom it is offered to, then those who lead. Afterwards everybody taking part."""
        if viewer.user is None:
            return self.none()
        mine = Participant.objects.filter(user=viewer.user, left_on=None)
        led = mine.filter(right=Right.LEAD).values("journey")
        known = Q(status=HandoverStatus.ACCEPTED) | Q(writer__in=mine)
        known |= Q(successor__in=mine, status=HandoverStatus.OFFERED)
        is_gone = Q(writer__left_on__isnull=False) | Q(writer__user__is_active=False)
        known |= Q(journey__in=led) & (~Q(status=HandoverStatus.PREPARING) | is_gone)
        return self.filter(known, journey__in=mine.values("journey"))


class Handover(models.Model):
    """A journey handed on by somebody who leads it, with a letter to whoever takes it on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="handovers")
    writer = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="handovers_written")
    successor = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="handovers_offered"
    )
    invitation = models.ForeignKey(
        JourneyInvitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # where the successor had no account yet
    status = models.CharField(max_length=10, choices=HandoverStatus.choices, default=HandoverStatus.PREPARING)
    afterwards = models.CharField(max_length=12, choices=Afterwards.choices, default=Afterwards.CONTRIBUTES)
    known = models.TextField(_("what they should know"), blank=True)
    ring_first = models.TextField(_("whom to ring first"), blank=True)
    unwritten = models.TextField(_("what is not written down"), blank=True)
    differently = models.TextField(_("what to do differently"), blank=True)
    keep = models.TextField(_("what must not be lost"), blank=True)
    more = models.TextField(_("anything else"), blank=True)
    answer = models.TextField(_("what was said when it was taken on, or not"), blank=True)
    begun_on = models.DateField(default=timezone.localdate, editable=False)
    offered_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["writer"], condition=~Q(status=HandoverStatus.ACCEPTED), name="handover_open_once_each"
            ),
            models.CheckConstraint(
                condition=~Q(status=HandoverStatus.ACCEPTED) | Q(accepted_on__isnull=False),
                name="handover_accepted_has_a_day",
            ),
        ]


class HandoverNote(models.Model):
    """What the two wrote down under one question of their conversation, by whom last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="notes")
    question = models.CharField(max_length=20)  # a key of HANDOVER_CONVERSATION
    words = models.TextField(blank=True)
    written_by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    written_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["question", "pk"]
        constraints = [models.UniqueConstraint(fields=["handover", "question"], name="handover_note_once")]
