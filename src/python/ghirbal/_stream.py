"""Batches of lines through one process of the program: each comes back with an answer for each of its lines, in order.

This is what engines need whose partitions are larger than memory. It counts and does not guess: a process that cannot be
started, that answers less or more than it was given, or that ends with another status than 0, raises. It starts no second
process in its place: the engine runs the task anew, and what comes out is the same, byte for byte.
"""

from __future__ import annotations

import queue
import subprocess
import tempfile
import threading
from collections import deque
from typing import Deque, Iterable, Iterator, List, Optional, Sequence, Tuple, TypeVar

from ._errors import GhirbalError

Kept = TypeVar("Kept")

#: Batches that are with the process while the caller is busy with an earlier one.
_AHEAD = 2
#: Bytes of what the process said last that an exception repeats.
_MOST_SAID = 2000
_BUFFER = 1 << 18
#: What the program takes for a blank, so that it gives no answer to a line of them.
_BLANK = b" \t\n\x0c\r"


def is_blank(line: bytes) -> bool:
    """Whether the program passes over a line and does not answer it."""
    return not line.strip(_BLANK)


def answered(
    batches: Iterable[Tuple[Kept, Sequence[bytes]]], command: Sequence[str]
) -> Iterator[Tuple[Kept, List[bytes]]]:
    """Batches of lines without their ends, none blank; each comes back with its answers, which have their ends.

    What stands beside the lines of a batch comes back as it is. At most three batches are held at a time. Nothing is started
    where there is no batch.
    """
    process: Optional[_Process] = None
    sent: Deque[Tuple[Kept, int]] = deque()
    try:
        for kept, lines in batches:
            process = process or _Process(command)
            process.send(lines)
            sent.append((kept, len(lines)))
            if len(sent) > _AHEAD:
                kept, count = sent.popleft()
                yield kept, process.take(count)
        if process is None:
            return
        process.end_input()
        while sent:
            kept, count = sent.popleft()
            yield kept, process.take(count)
        process.finish()
    finally:
        if process is not None:
            process.kill()


class _Process:
    """The process, with a thread that writes to it: the caller reads, and neither waits for the other."""

    def __init__(self, command: Sequence[str]) -> None:
        # Not a pipe: nobody reads it while the process lives.
        self._said = tempfile.TemporaryFile()
        self._given = self._taken = 0
        try:
            self._process = subprocess.Popen(
                command, bufsize=_BUFFER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said
            )
        except OSError as error:
            self._said.close()
            raise GhirbalError(f"the program cannot be started: {error}") from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._queue: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._sender.start()

    def send(self, lines: Sequence[bytes]) -> None:
        if not lines:
            return
        text = b"\n".join(lines) + b"\n"
        if text.count(b"\n") != len(lines):
            raise GhirbalError("a line has a line feed in it: each row is one JSON object without line breaks")
        self._given += len(lines)
        self._queue.put(text)

    def end_input(self) -> None:
        self._queue.put(None)

    def take(self, count: int) -> List[bytes]:
        """The next answers. Each batch is read while later ones are written, so this ends as soon as they are there."""
        answers: List[bytes] = []
        while len(answers) < count:
            line = self._stdout.readline()
            # A line without its end is half of an answer.
            if not line.endswith(b"\n"):
                self._fail()
            answers.append(line)
            self._taken += 1
        return answers

    def finish(self) -> None:
        """Holds that there is no answer too many and that the process calls the run a success."""
        if self._stdout.read(1):
            self._taken += 1
            self._fail()
        if self._process.wait() != 0:
            self._fail()

    def kill(self) -> None:
        """Ends what is still there; after `finish` that is nothing."""
        self._process.kill()
        self._process.wait()
        self._queue.put(None)
        self._sender.join()
        self._stdout.close()
        self._said.close()

    def _send(self) -> None:
        try:
            while (text := self._queue.get()) is not None:
                self._stdin.write(text)
                self._stdin.flush()
        except OSError:
            # It reads no more; whoever takes the answers sees that some are missing.
            pass
        finally:
            try:
                self._stdin.close()
            except OSError:
                pass

    def _fail(self) -> None:
        """Raises, and says how far the process came and what it said last."""
        # It may be alive and have closed its output, or go on and on.
        if self._process.poll() is None:
            try:
                self._process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                self._process.kill()
        status = self._process.wait()
        at = max(self._said.seek(0, 2) - _MOST_SAID, 0)
        self._said.seek(at)
        said = self._said.read().decode("utf-8", "replace").strip()
        raise GhirbalError(
            f"the program answered {self._taken} of the {self._given} lines it was given so far"
            f" and ended with status {status}: {said or 'it said nothing'}"
        )
