from django.db import models
from django.utils import timezone


class EventQuerySet(models.QuerySet):
    """Events can be added and read. Nothing here changes or removes one."""

    def update(self, **kwargs):
        raise TypeError("An event of the audit cannot be changed.")

    def delete(self):
        raise TypeError("An event of the audit cannot be removed.")


class Event(models.Model):
    """Who did what, when. Holds ids and names of fields, never what was written in them. No foreign keys."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    who = models.UUIDField(null=True)  # a user; null for the product itself and for people who answer
    what = models.CharField(max_length=40)  # a word of What
    subject = models.UUIDField(null=True)
    journey = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    fields = models.JSONField(default=list)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["journey", "-at"], name="event_journey_at"),
            models.Index(fields=["organisation", "-at"], name="event_organisation_at"),
            models.Index(fields=["subject", "what"], name="event_subject_what"),
        ]

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise TypeError("An event of the audit cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An event of the audit cannot be removed.")
