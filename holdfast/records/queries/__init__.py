"""What the areas say of their records, put together."""

from .declared import declared, kept

__all__ = ["declared", "kept"]
