import re
import unicodedata

from django.db import models

from .enums import Audience

MOST_LETTERS = 100_000  # of one text are searched; PostgreSQL holds no more than a megabyte of words for one row


def folded(text: str) -> str:
    """The words in which texts are compared: no signs, no capitals, Welsh and accented letters without their marks."""
    plain = unicodedata.normalize("NFKD", text[:MOST_LETTERS].casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))[:MOST_LETTERS]


class Entry(models.Model):
    """What can be found again by searching: a text, where it stands, and who may find it. No foreign keys."""

    journey = models.UUIDField()
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.PARTICIPANTS)
    kind = models.CharField(max_length=30)
    subject = models.UUIDField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    text_folded = models.TextField()  # the database keeps an index of these words: migration 0002
    happened_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, default="day")  # how exactly the day is known, as journeys say it
    path = models.CharField(max_length=200)  # where the product shows it

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="entry_once_per_subject")]
        indexes = [models.Index(fields=["journey", "audience"], name="entry_journey_audience")]

    def save(self, *args, **kwargs):
        self.text_folded = folded(f"{self.title}\n{self.text}")
        super().save(*args, **kwargs)
