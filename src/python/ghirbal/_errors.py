"""What can go wrong, as exceptions that carry the answer of the program."""

from __future__ import annotations

from typing import Any, Mapping


class GhirbalError(Exception):
    """The program could not be run, or did not do what it must."""


class Failed(GhirbalError):
    """A document could not be read; `answer` says why, and holds what came in."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        super().__init__(f"{answer.get('reason')}: {answer.get('message')}")
        self.answer = dict(answer)


class Rejected(Failed):
    """A document is no article; `answer` says why."""


def raise_for(answer: Mapping[str, Any]) -> None:
    """Raises for an answer that is no record."""
    status = answer.get("status")
    if status == "rejected":
        raise Rejected(answer)
    if status is not None:
        raise Failed(answer)
