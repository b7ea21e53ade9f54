"""Pure analysis: frozen dataclasses in, frozen dataclasses out. No Django, no files, no network, no clock."""
