"""Wording that an organisation added to its mirror: what lights up there, and what never does."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdfast.guides.mirror_wording import LENS_NAMES
from holdfast.organisations.models import Organisation


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, each once, without empty ones."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class Term(models.Model):
    """A rule of an organisation's own. Fields of several texts hold one on a line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="terms")
    phrases = models.TextField(_("the wording"))
    not_when = models.TextField(_("not when the sentence has"), blank=True)
    lens = models.CharField(max_length=20, choices=tuple(LENS_NAMES.items()))
    question = models.CharField(_("question"), max_length=300)
    protects = models.CharField(_("what it may protect us from"), max_length=300)
    other_ways = models.TextField(_("other ways"))
    source = models.CharField(_("where it comes from"), max_length=200)
    lit = models.TextField(_("lights up in"))
    left_alone = models.TextField(_("leaves alone"), blank=True)
    made_with = models.CharField(_("shaped by"), max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["phrases", "pk"]

    def __str__(self) -> str:
        return self.says

    def get_absolute_url(self) -> str:
        return reverse("mirror:rule_tune", args=[self.organisation_id, self.rule])

    @property
    def says(self) -> str:
        return next(iter(lines_of(self.phrases)), "")

    @property
    def rule(self) -> str:
        """Its id among rules."""
        return f"own-{self.pk.hex}"


class ChosenWord(models.Model):
    """Words that young people chose for themselves. They never light up, in no rule."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="chosen_words")
    words = models.CharField(_("the words"), max_length=100)
    chosen_by = models.CharField(_("who chose them, as a group"), max_length=200)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ["words", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "words"], name="chosen_word_once")]

    def __str__(self) -> str:
        return self.words
