"""What a person wrote in reports stays without their name."""

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.people.models import User

from ..models import Chapter, Edition, Lever, Report, ReportFile


@transaction.atomic
def erase_words(user: User) -> None:
    """Called before the account itself is erased."""
    left = _("somebody who left")
    theirs = {"journey__participants__user": user}
    Report.objects.filter(begun_by=user.name, **theirs).update(begun_by=left, by_user=None)
    Report.objects.filter(agreed_by=user.name, **theirs).update(agreed_by=left)
    for model, name in ((Chapter, "written_by"), (Edition, "issued_by"), (Lever, "told_by")):
        found = model.objects.filter(**{name: user.name}, report__journey__participants__user=user)
        model.objects.filter(pk__in=list(found.values_list("pk", flat=True))).update(**{name: left})
    ReportFile.objects.filter(asked_by=user).delete()
