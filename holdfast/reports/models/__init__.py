"""Tables of reports: what is written for those outside, as it was issued, what came of it, and files on their way."""

from .files import ReportFile
from .issuing import Edition, Lever
from .writing import Chapter, Report

__all__ = ["Chapter", "Edition", "Lever", "Report", "ReportFile"]
