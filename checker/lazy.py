"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import functools
import re
from typing import cast


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first asked for something.

    The rules have more than five hundred, of which one draft uses a quarter; compiling all of them takes a sixth of the time
    in which a draft is read and checked. A wrong pattern raises ``re.error`` at its first use; a test compiles every one.
    """
    return cast("re.Pattern[str]", Regex(pattern, flags))


class Regex:
    """What of ``re.Pattern`` the rules use. Once it is compiled, its methods are those of the compiled pattern."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern. Raises ``re.error``."""
        return re.compile(self.pattern, self._flags)

    search = functools.cached_property(lambda self: self.compiled.search)
    match = functools.cached_property(lambda self: self.compiled.match)
    fullmatch = functools.cached_property(lambda self: self.compiled.fullmatch)
    finditer = functools.cached_property(lambda self: self.compiled.finditer)
    findall = functools.cached_property(lambda self: self.compiled.findall)
    split = functools.cached_property(lambda self: self.compiled.split)
    sub = functools.cached_property(lambda self: self.compiled.sub)
    subn = functools.cached_property(lambda self: self.compiled.subn)
