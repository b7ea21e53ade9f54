"""What an action answers when it will not do what was asked. The sentence is shown to the person as it stands."""

from collections.abc import Mapping


class NotNow(Exception):
    """The person may do this, but not in the state things are in. Changes nothing."""


class Changed(Exception):
    """Somebody else saved first. `theirs` holds their text by field name, so that both can be shown side by side."""

    def __init__(self, theirs: Mapping[str, object], version: int):
        super().__init__("This was saved while you were writing.")
        self.theirs = dict(theirs)
        self.version = version
