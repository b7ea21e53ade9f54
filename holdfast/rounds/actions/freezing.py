import hashlib
import json
from uuid import UUID

from django.db.models import Q

from holdfast.guides.loading import Guide
from holdfast.journeys.models import Journey

from ..models import GuideVersion, Pulse, Round, SiteGuide
from ..queries.guides import OWN, own_id


def digest_of(content: dict) -> str:
    """What names a guide exactly as it is."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def freeze_guide(guide: Guide) -> GuideVersion:
    """Keep a guide exactly as it is now, once. A round uses this version for ever."""
    content = guide.as_dict()
    version, _new = GuideVersion.objects.get_or_create(
        digest=digest_of(content),
        defaults={"guide": guide.id, "number": str(guide.version), "title": guide.title[:200], "content": content},
    )
    return version


def own_versions(journey: Journey) -> list[UUID]:
    """Versions of guides that are the journey's own."""
    mine = Q(guide__in=[own_id(each) for each in SiteGuide.objects.filter(journey=journey)])
    for model in (Round, Pulse):  # a guide that was thrown away lives on in the rounds that asked it
        mine |= Q(guide__startswith=OWN, pk__in=model.objects.filter(journey=journey).values("guide_version"))
    return list(GuideVersion.objects.filter(mine).values_list("pk", flat=True))


def forget_own_versions(versions: list[UUID]) -> None:
    """Erase those that nothing asks and nobody writes to any more."""
    unused = GuideVersion.objects.filter(pk__in=versions, rounds=None, pulses=None, copies=None, reflections=None)
    GuideVersion.objects.filter(pk__in=list(unused.values_list("pk", flat=True))).delete()
