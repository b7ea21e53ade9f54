"""An attribute that is worked out when it is first asked for, and then kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  (read as a word: @once)
    """As functools.cached_property, without the lock that costs more than most of what is kept here. For one thread, or for what
    comes out the same twice."""

    def __init__(self, work: Callable[[Any], T]):
        self.work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, thing: None, owner: type) -> "once[T]": ...
    @overload
    def __get__(self, thing: object, owner: type) -> T: ...
    def __get__(self, thing: object | None, owner: type) -> "once[T] | T":
        if thing is None:
            return self
        made = thing.__dict__[self.name] = self.work(thing)
        return made
