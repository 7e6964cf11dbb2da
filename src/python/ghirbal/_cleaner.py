"""Documents in memory: one long-lived process of the program answers each of them with a line, in order."""

from __future__ import annotations

import atexit
import json
import subprocess
import tempfile
import threading
from collections import deque
from typing import IO, Any, Deque, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from ._errors import GhirbalError, raise_for
from ._program import FILTER, arguments, program

Document = Union[str, Mapping[str, Any]]
Record = Dict[str, Any]

#: Seconds in which a process ends whose input ended.
_PATIENCE = 10


class Cleaner:
    """A process of the program, for many documents: it starts with the first and ends with `close` or the `with` block.

    Options are those of `ghirbal clean`, with underscores: `Cleaner(threads=4, keep=["views"])`. It may be used from several
    threads, one batch at a time.
    """

    def __init__(self, **options: Any) -> None:
        self._options = {"threads": 1, **options}
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._said: Optional[IO[bytes]] = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Cleaner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process; the next document starts another."""
        with self._lock:
            self._end()

    def clean(self, document: Document) -> Record:
        """The record of a document; raises Rejected where it is no article, Failed where it cannot be read."""
        answer = self.batch([document])[0]
        raise_for(answer)
        return answer

    def batch(self, documents: Iterable[Document]) -> List[Record]:
        """An answer for each document, in order: its record, or where there is none an object with `status`, `reason` and
        `message`.

        Where the process dies, another one goes on with what has no answer yet. Raises GhirbalError where that dies as
        well before it answered anything.
        """
        lines: Deque[bytes] = deque(line_of(document) for document in documents)
        answers: List[Record] = []
        with self._lock:
            while lines:
                before = len(answers)
                if self._exchange(lines, answers):
                    break
                said = self._end()
                if len(answers) == before:
                    raise GhirbalError(f"the program died over document {before} of the batch: {said}")
        return answers

    def _exchange(self, lines: Deque[bytes], answers: List[Record]) -> bool:
        """Sends lines and takes answers until all are answered; lines leave the queue as they are. False if it died."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        sender = threading.Thread(target=_send, args=(process.stdin, list(lines)), daemon=True)
        sender.start()
        while lines:
            line = process.stdout.readline()
            # A line without its end is half of an answer.
            if not line.endswith(b"\n"):
                break
            answers.append(json.loads(line))
            lines.popleft()
        sender.join()
        return not lines

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [program(), *FILTER, *arguments(self._options)]
            # Not a pipe: nobody reads it while the process lives.
            self._said = tempfile.TemporaryFile()
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said
            )
        return self._process

    def _end(self) -> str:
        """Ends the process; what it said last."""
        process, self._process = self._process, None
        said, self._said = self._said, None
        if process is None or said is None:
            return ""
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        with said:
            said.seek(0)
            return said.read().decode("utf-8", "replace").strip()


def line_of(document: Document) -> bytes:
    """A document as a line of JSON, with its end."""
    record: Mapping[str, Any] = {"text": document} if isinstance(document, str) else document
    return json.dumps(record, ensure_ascii=True, default=_plain).encode("ascii") + b"\n"


def _plain(value: Any) -> Any:
    """Values of tables that JSON has not: those of arrays as Python's own, days and times in ISO 8601."""
    for name in ("tolist", "isoformat"):
        if hasattr(value, name):
            return getattr(value, name)()
    raise TypeError(f"{type(value).__name__} is no text, number, list or mapping")


def _send(stdin: Any, lines: Sequence[bytes]) -> None:
    try:
        for line in lines:
            stdin.write(line)
        stdin.flush()
    except (BrokenPipeError, ValueError):
        # The reader sees that answers are missing.
        pass


_shared: Dict[str, Cleaner] = {}
_sharing = threading.Lock()


def _cleaner(options: Dict[str, Any]) -> Cleaner:
    """The process that these options have had since their first call."""
    key = json.dumps(options, sort_keys=True, default=str)
    with _sharing:
        if key not in _shared:
            _shared[key] = Cleaner(**options)
            atexit.register(_shared[key].close)
        return _shared[key]


def clean(document: Document, **options: Any) -> Record:
    """The record of a document: a text, or a mapping with the fields that a scraper filled (`title`, `text`, `url` …).

    Raises Rejected where it is no article, Failed where it cannot be read; both carry the answer of the program.
    """
    return _cleaner(options).clean(document)


def clean_batch(documents: Iterable[Document], **options: Any) -> List[Record]:
    """An answer for each document, in order: its record, or an object with `status`, `reason` and `message`.

    The process goes on living for the next call with the same options.
    """
    return _cleaner(options).batch(documents)
