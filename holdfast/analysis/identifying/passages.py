"""What is pointed out: a passage, and what it seems to hold."""

from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """What a passage seems to hold. NUMBER: a long reference, such as an NHS number or the number of a case. CAR: a registration."""

    NAME = "name"
    SCHOOL = "school"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    BIRTH_DATE = "birth date"
    NUMBER = "number"
    CAR = "car"


@dataclass(frozen=True)
class Passage:
    """A passage of a text: `text` is the slice from `start` up to, not including, `end`. Unit: code points."""

    start: int
    end: int
    text: str
    detail: Detail
