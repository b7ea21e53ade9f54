import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Decision, Journey, Participant, Perspective, Promise

from .enums import Entry, FirstReading, LinkKind, Mode, Status


class GuideVersion(models.Model):
    """A guide exactly as it was when a round first used it. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guide = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)


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
