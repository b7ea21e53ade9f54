import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Felt, MarkKind, MomentKind, Precision, Sharing
from .placing import Strand
from .starting import Journey, Perspective
from .taking_part import Participant


class MomentQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Moment(models.Model):
    """A dated event on the way. Those with a `subject` placed themselves: a closed round, a decision, a meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="moments")
    strand = models.ForeignKey(Strand, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments")
    kind = models.CharField(max_length=20, choices=MomentKind.choices, default=MomentKind.OTHER)
    title = models.CharField(_("title"), max_length=200)
    what = models.TextField(_("what happened"), blank=True)
    happened_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.DAY)
    others_there = models.CharField(_("who else was there"), max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    subject_kind = models.CharField(max_length=20, blank=True)
    subject = models.UUIDField(null=True, blank=True)
    path = models.CharField(max_length=200, blank=True)  # where the subject stands in the product
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = MomentQuerySet.as_manager()

    class Meta:
        ordering = [models.F("happened_on").desc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["journey", "happened_on"], name="moment_journey_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["journey", "subject_kind", "subject"],
                condition=models.Q(subject__isnull=False),
                name="moment_once_per_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(happened_on__isnull=False) | models.Q(precision=Precision.UNKNOWN),
                name="moment_without_a_day_is_not_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """A participant who was there at a moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="presences")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="presences")

    class Meta:
        ordering = ["participant__user__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["moment", "participant"], name="presence_once")]


class MomentMark(models.Model):
    """A moment called a pain point or an opportune moment, and by whom. One moment can be both, to different people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=MarkKind.choices)
    by_name = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "by_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["moment", "kind", "by_user"], name="moment_mark_once")]


class Feeling(models.Model):
    """How a moment felt to one person. How, and in what words, is sealed under a key that is not in the database.

    `batch`: feelings that are shared without a name are shown together with others of their perspective, never one by one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="feelings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feelings")
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, related_name="feelings")
    sealed = models.BinaryField()
    sharing = models.CharField(max_length=15, choices=Sharing.choices, default=Sharing.PRIVATE)
    is_quotable = models.BooleanField(default=False)
    batch = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["moment", "sharing"], name="feeling_moment_sharing")]
        constraints = [
            models.UniqueConstraint(fields=["moment", "user"], name="feeling_once"),
            models.CheckConstraint(
                condition=models.Q(batch=None) | models.Q(sharing=Sharing.PERSPECTIVE), name="feeling_batch_is_shared"
            ),
            models.CheckConstraint(
                condition=models.Q(is_quotable=False) | ~models.Q(sharing=Sharing.PRIVATE),
                name="feeling_quoted_is_shared",
            ),
        ]

    @property
    def is_shared(self) -> bool:
        return self.sharing != Sharing.PRIVATE


class GroupFeeling(models.Model):
    """How a moment felt to people of one perspective, as they said it together in a room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="group_feelings")
    perspective = models.ForeignKey(Perspective, on_delete=models.CASCADE, related_name="group_feelings")
    felt = models.CharField(max_length=15, choices=Felt.choices)
    words = models.TextField(blank=True)
    is_quotable = models.BooleanField(default=False)
    written_by = models.CharField(max_length=100)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["perspective__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["moment", "perspective"], name="group_feeling_once")]


class LookBack(models.Model):
    """What a journey says beside its map: how far it has come, and what next."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="look_back")
    how_far = models.TextField(_("how far we have come"), blank=True)
    what_next = models.TextField(_("what next"), blank=True)
    written_by = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
