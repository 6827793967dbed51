"""Tell the person at the terminal how far a long step is: a moving line for eyes, plain lines for logs."""

from __future__ import annotations

import sys
from typing import TextIO


class Report:
    """Writes to `stream` (standard output unless said). On a terminal the current step moves in place."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._moves = self._stream.isatty()
        self._open = False

    def step(self, text: str) -> None:
        """Say what begins now."""
        if self._moves:
            self._stream.write(f"\r\033[K… {text}")
            self._open = True
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def progress(self, text: str, done: int, total: int) -> None:
        """Say how many of a step's parts are done; silent where nobody watches."""
        if self._moves:
            self._stream.write(f"\r\033[K… {text} {done}/{total}")
            self._stream.flush()
            self._open = True

    def done(self, text: str) -> None:
        """Say what is finished, on a line of its own."""
        self.say(f"✓ {text}" if self._encodes("✓") else text)

    def say(self, text: str) -> None:
        """Write one line."""
        if self._open:
            self._stream.write("\r\033[K")
            self._open = False
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def _encodes(self, mark: str) -> bool:
        try:
            mark.encode(self._stream.encoding or "ascii")
        except UnicodeEncodeError:
            return False
        return True
