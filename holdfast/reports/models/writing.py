import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.models import Journey

from ..enums import Kind, Status, Topic


class Report(models.Model):
    """What people who work on a journey write for others: a period report, a board note, a plain version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(lazy("title"), max_length=150)
    since = models.DateField()
    until = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    number = models.PositiveIntegerField(null=True, blank=True)  # among issued reports of its kind
    begun_by = models.CharField(max_length=100)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    begun_on = models.DateField(default=timezone.localdate)
    agreed_by = models.CharField(max_length=100, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_to = models.JSONField(default=list, blank=True)  # prints of the sections that the site read
    wishes = models.TextField(lazy("what should be different"), blank=True)  # of the site, when it read it
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-begun_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "kind", "number"], name="report_number_once"),
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="report_span_in_order"),
            models.CheckConstraint(
                condition=Q(status="issued", number__isnull=False) | (~Q(status="issued") & Q(number__isnull=True)),
                name="report_numbered_when_issued",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.pk])

    @property
    def is_issued(self) -> bool:
        return self.status == Status.ISSUED

    @property
    def called(self) -> str:
        """Its kind with its number, or that it is a draft."""
        kind = str(self.get_kind_display())
        words = _("%(kind)s %(number)s") if self.number else _("%(kind)s, draft")
        return words % {"kind": kind[:1].upper() + kind[1:], "number": self.number}


class Chapter(models.Model):
    """One part of a report. Without `words` of its own it says what the records say today; pictures always come from the records."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="chapters")
    topic = models.CharField(max_length=15, choices=Topic.choices)
    order = models.PositiveSmallIntegerField(default=0)
    words = models.TextField(lazy("words"), blank=True)
    written_by = models.CharField(max_length=100, blank=True)
    quoted = models.JSONField(null=True, blank=True)  # references of quotes that are in; null while nobody has chosen
    is_in = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "topic"], name="chapter_once")]

    def __str__(self) -> str:
        return str(self.get_topic_display())

    def get_absolute_url(self) -> str:
        return f"{reverse('reports:report', args=[self.report_id])}#{self.topic}"
