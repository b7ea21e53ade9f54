import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.journeys.models import Journey, Participant, Perspective

from ..enums import RemarkKind
from .shaping import Element, Theory, TheoryLink


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(theory__journey__in=Journey.objects.visible_to(viewer))


class Remark(models.Model):
    """What somebody wrote beside a theory, an element or a link: a doubt, what speaks for or against it, a comment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="remarks")
    element = models.ForeignKey(Element, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks")
    link = models.ForeignKey(TheoryLink, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks")
    kind = models.CharField(_("what it is"), max_length=12, choices=RemarkKind.choices)
    text = models.TextField(_("in words"))
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="theory_remarks"
    )  # nobody where a published record tells of it
    said_by = models.CharField(_("said by somebody else"), max_length=100, blank=True)
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    written_on = models.DateField(default=timezone.localdate)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["written_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(element=None) | models.Q(link=None), name="remark_beside_one_thing"
            )
        ]


class TheoryVersion(models.Model):
    """A theory exactly as it was after a change, with why it changed. What one person changes in a day is one version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    data = models.JSONField()  # the format of the theory's file, without names of people
    why = models.TextField(_("why it changed"), blank=True)
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["theory", "number"], name="theory_version_once")]
