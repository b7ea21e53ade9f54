import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.analysis.theory import folded
from holdfast.journeys.models import Journey, Participant, Perspective

from ..enums import Begun, ElementKind


def key_of(text: str) -> str:
    """By what an element's words are told apart. Letters of some languages get longer when folded."""
    return folded(text)[:600]


class TheoryQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The theories of journeys that this person takes part in."""
        return self.filter(journey__in=Journey.objects.visible_to(viewer))


class Theory(models.Model):
    """Why what a journey does should lead to what it is for, as people think today. `version` counts its changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="theory")
    begun = models.CharField(max_length=12, choices=Begun.choices, default=Begun.OWN)
    begun_from = models.CharField(_("where it came from"), max_length=200, blank=True)
    fit = models.TextField(_("what fits here, and what does not"), blank=True)
    begun_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    objects = TheoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "theories"
        ordering = ["begun_on", "pk"]


class ElementQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(theory__journey__in=Journey.objects.visible_to(viewer))


class Element(models.Model):
    """One thing in a theory: an activity, a change, an outcome, ... `row` and `slot` are its place in the drawing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="elements")
    kind = models.CharField(_("what it is"), max_length=12, choices=ElementKind.choices)
    text = models.CharField(_("in words"), max_length=300)
    folded = models.CharField(max_length=600, editable=False)  # by key_of
    kept_by = models.TextField(_("what keeps it going when people leave"), blank=True)
    rests_on = models.JSONField(default=list, blank=True)  # ids of prompts that rounds ask
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    put_by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    row = models.PositiveIntegerField(null=True, blank=True)
    slot = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ElementQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["theory", "folded"], name="element_once")]

    def __str__(self) -> str:
        return self.text


class TheoryLinkQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(theory__journey__in=Journey.objects.visible_to(viewer))


class TheoryLink(models.Model):
    """One element leads to another, and why. `circle` names the circle that it closes, where that is meant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="links")
    source = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="leads_to")
    target = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="led_to_by")
    reason = models.TextField(_("why the one leads to the other"), blank=True)
    assumption = models.TextField(_("what must be so for it"), blank=True)
    circle = models.CharField(_("name of the circle that it closes"), max_length=120, blank=True)
    perspective = models.ForeignKey(Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    put_by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    questioned_on = models.DateField(_("last questioned"), null=True, blank=True)
    told_in = models.CharField(max_length=200, blank=True)  # where a published record tells of it
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = TheoryLinkQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="theory_link_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="theory_link_leads_elsewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.source.text} → {self.target.text}"
