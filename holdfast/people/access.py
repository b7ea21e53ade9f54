"""Who is looking: a signed-in user, or nobody known. People who answer by link are handled by the round's own access."""

from dataclasses import dataclass

from .models import User


@dataclass(frozen=True)
class Viewer:
    """Whoever made the request. Every query narrows to a viewer; every action is done `by` one."""

    user: User | None = None

    @property
    def is_known(self) -> bool:
        return self.user is not None

    @property
    def name(self) -> str:
        return self.user.name if self.user else ""


NOBODY = Viewer()
