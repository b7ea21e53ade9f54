"""What an organisation says of one rule, and that somebody there found it not useful."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.models import Organisation

from ..enums import State
from .terms import lines_of


class Tuning(models.Model):
    """How one rule stands in an organisation, and why. `said_by` is nobody where the rule was retired by what people said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tunings")
    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.LIT)
    not_when = models.TextField(_("not when the sentence has"), blank=True)
    reason = models.TextField(_("why"), blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-said_on", "rule"]
        constraints = [models.UniqueConstraint(fields=["organisation", "rule"], name="tuning_once_for_a_rule")]

    @property
    def guards(self) -> tuple[str, ...]:
        return lines_of(self.not_when)

    @property
    def is_lit(self) -> bool:
        return self.state == State.LIT


class NotUseful(models.Model):
    """Somebody said that a rule does not fit. Without who, when, where or in which text.

    `once` is made of the member and the rule with a key outside the database: it keeps one person from counting twice and leads
    back to nobody. These rows go when the rule is retired, and count for nothing else.
    """

    once = models.CharField(primary_key=True, max_length=64, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=60)

    class Meta:
        ordering = ["once"]
        indexes = [models.Index(fields=["organisation", "rule"], name="not_useful_by_rule")]
