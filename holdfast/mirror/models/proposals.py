import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.organisations.models import Organisation

from ..enums import PROPOSED_BY, PROPOSES, Became, ProposedBy, Proposes


class Proposal(models.Model):
    """Wording that somebody puts forward. Young people's stands in their words, written down by somebody they know, with their leave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="proposals")
    proposes = models.CharField(max_length=10, choices=Proposes.choices)
    rule = models.CharField(max_length=60, blank=True)
    words = models.CharField(_("the words"), max_length=300)
    why = models.TextField(_("why"), blank=True)
    proposed_by = models.CharField(max_length=12, choices=ProposedBy.choices)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_on = models.DateField(default=timezone.localdate, editable=False)
    became = models.CharField(max_length=10, choices=Became.choices, default=Became.WAITING)
    answer = models.TextField(_("what was answered"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-written_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(became=Became.DECLINED) | ~Q(answer=""), name="proposal_declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(proposes=Proposes.WAY) | ~Q(rule=""), name="proposal_of_a_way_is_about_a_rule"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("mirror:proposal", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.became == Became.WAITING

    @property
    def is_of_young_people(self) -> bool:
        return self.proposed_by == ProposedBy.YOUNG

    @property
    def proposes_what(self) -> str:
        return str(PROPOSES[Proposes(self.proposes)])

    @property
    def from_whom(self) -> str:
        return str(PROPOSED_BY[ProposedBy(self.proposed_by)])
