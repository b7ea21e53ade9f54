import hashlib
import json

from holdfast.guides.loading import Guide

from ..models import GuideVersion


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
