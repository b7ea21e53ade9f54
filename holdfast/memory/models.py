import unicodedata

from django.db import models

from .enums import Audience


def folded(text: str) -> str:
    """The form in which text is compared: Welsh and accented letters are found with and without their marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class Entry(models.Model):
    """What can be found again by searching: a text, where it stands, and who may find it. No foreign keys."""

    journey = models.UUIDField()
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.PARTICIPANTS)
    kind = models.CharField(max_length=30)
    subject = models.UUIDField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    text_folded = models.TextField()
    path = models.CharField(max_length=200)  # where the product shows it

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="entry_once_per_subject")]
        indexes = [models.Index(fields=["journey", "audience"], name="entry_journey_audience")]

    def save(self, *args, **kwargs):
        self.text_folded = folded(f"{self.title}\n{self.text}")
        super().save(*args, **kwargs)
