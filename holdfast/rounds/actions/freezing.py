import hashlib
import json

from holdfast.guides.loading import Guide

from ..models import GuideVersion


def freeze_guide(guide: Guide) -> GuideVersion:
    """Keep a guide exactly as it is now, once. A round uses this version for ever."""
    content = guide.as_dict()
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    version, _new = GuideVersion.objects.get_or_create(
        digest=digest,
        defaults={"guide": guide.id, "number": str(guide.version), "title": guide.title[:200], "content": content},
    )
    return version
