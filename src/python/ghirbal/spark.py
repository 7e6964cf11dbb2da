"""Spark: a column of a DataFrame through the program on each executor, by `mapInArrow`, with the guarantees of one machine.

    from ghirbal import spark as ghirbal_spark

    lines = spark.read.option("lineSep", "\n").text("dump.jsonl")
    answers = ghirbal_spark.clean(lines, line="value")      # a row for each line that is not blank, in order
    records = ghirbal_spark.records(answers)                # the same as typed columns

A task fails where the program is missing or is not that of the driver, where it answers less or more lines than it was given, or
ends with another status than 0; Spark runs it anew, and the bytes are the same. What is no article is an answer with `status`,
never a row that is gone.

It deliberately does not read or write files (Spark does), does not look for duplicates (no answer depends on another row), and
brings no Spark: this module needs the `pyspark` that the cluster has.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from . import _program
from ._errors import GhirbalError
from ._scratch import answers_of_files
from ._stream import answered, is_blank

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

#: Columns of `records`: what a record holds, then what stands in an answer that is none. `duplicate_of` and `extra` are JSON, as
#: in the Parquet files that the program writes.
SCHEMA = (
    "id STRING, title STRING, title_origin STRING, body STRING, source STRING, source_origin STRING, related ARRAY<STRING>,"
    " keywords ARRAY<STRING>, date STRING, author STRING, url STRING, lang STRING, path STRING, member STRING, record BIGINT,"
    " part BIGINT, kept DOUBLE, confidence DOUBLE, duplicate_of STRING, fingerprint STRING, extra STRING, status STRING,"
    " reason STRING, message STRING, raw STRING, raw_base64 STRING"
)


def clean(
    df: "DataFrame",
    *,
    line: Optional[str] = None,
    program: Optional[str] = None,
    expect: Optional[Mapping[str, Any]] = None,
    **options: Any,
) -> "DataFrame":
    """A DataFrame with the column `value`: the answer of the program, a line of JSON, for each row that is not blank, in order.

    `line` names the column that holds lines of JSON, as text or as bytes; without it each row is a document, and its columns are
    the fields that a scraper filled. `program` and files given as `lexicon` may be names of files that the job ships
    (`--files`); without `program` each executor takes that of its package `ghirbal`, of GHIRBAL, or of PATH. Options are those of
    `ghirbal clean`, with underscores. What executors run must say of itself what the driver's program says, or `expect`, which
    `ghirbal --version --json` prints on a machine that has it.

    Raises GhirbalError where the driver's program refuses the options.
    """
    from pyspark.sql import functions

    lines = functions.col(line) if line else functions.to_json(functions.struct("*"))
    task = _Task(program, options, expect, _program.FILTER)
    return df.select(lines.cast("binary").alias("value")).mapInArrow(task.answers_of_lines, "value STRING")


def clean_files(
    df: "DataFrame",
    *,
    program: Optional[str] = None,
    expect: Optional[Mapping[str, Any]] = None,
    **options: Any,
) -> "DataFrame":
    """The same for whole files of any format and encoding, as `spark.read.format("binaryFile")` reads them.

    A file has as many rows as it has documents. `path` of a record is that of the file without scheme and leading slash. Spark
    itself passes over files of no bytes.
    """
    task = _Task(program, options, expect, ("clean", "-q", "--bad-records=emit"))
    return df.select("path", "content").mapInArrow(task.answers_of_files, "value STRING")


def records(answers: "DataFrame") -> "DataFrame":
    """The answers as typed columns, those of `SCHEMA`. A record is a row whose `status` is null."""
    from pyspark.sql import functions

    return answers.select(functions.from_json("value", SCHEMA).alias("answer")).select("answer.*")


def counts(answers: "DataFrame") -> Dict[str, int]:
    """How many answers are records (`record`), how many are none, by their `status`: together as many as lines went in."""
    from pyspark.sql import functions

    status = functions.coalesce(functions.get_json_object("value", "$.status"), functions.lit("record"))
    return {row["status"]: row["count"] for row in answers.groupBy(status.alias("status")).count().collect()}


class _Task:
    """What an executor is told: which program, which options, and what the driver's program says of itself."""

    def __init__(
        self,
        program: Optional[str],
        options: Mapping[str, Any],
        expect: Optional[Mapping[str, Any]],
        verb: Tuple[str, ...],
    ) -> None:
        self._program = program
        self._options = {"threads": 1, **options}
        self._verb = verb
        if expect is None:
            command = self._command()
            self._expect = _program.handshake(command[0])
            _try_options(command)
        else:
            self._expect = dict(expect)

    def answers_of_lines(self, batches: "Iterable[pyarrow.RecordBatch]") -> "Iterator[pyarrow.RecordBatch]":
        lines = ((None, _lines(batch)) for batch in batches)
        for _, answers in answered(lines, self._checked_command()):
            yield _batch(answers)

    def answers_of_files(self, batches: "Iterable[pyarrow.RecordBatch]") -> "Iterator[pyarrow.RecordBatch]":
        files = (
            (path.as_py(), content.as_py()) for batch in batches for path, content in zip(batch.column(0), batch.column(1))
        )
        for answers in answers_of_files(files, self._checked_command()):
            yield _batch(answers)

    def _checked_command(self) -> List[str]:
        """The command on this machine, held against what the driver expects."""
        command = self._command()
        _program.same(self._expect, _program.handshake(command[0]))
        return command

    def _command(self) -> List[str]:
        options = dict(self._options)
        tables = options.get("lexicon") or []
        named = [tables] if isinstance(tables, (str, os.PathLike)) else tables
        options["lexicon"] = [_shipped(os.fspath(table)) for table in named]
        return [program_here(self._program), *self._verb, *_program.arguments(options)]


def program_here(program: Optional[str] = None) -> str:
    """Where the program is on this machine: that which the job ships under this name, that path, or that of the package."""
    return _shipped(program) if program else _program.program()


def _shipped(name: str) -> str:
    """Where a file is that the job ships under this name; the name itself where it ships none.

    Managers of clusters lay it into Spark's folder or into the working folder, which is where it comes from on the driver.
    """
    from pyspark import SparkFiles

    for path in (SparkFiles.get(name), os.path.abspath(name)):
        if os.path.isfile(path):
            return path
    return name


def _try_options(command: List[str]) -> None:
    """Runs the command on nothing, so that a slip is told before a cluster starts to work."""
    nothing = ["--files-from=-"] if "-" not in command else []
    said = subprocess.run([*command, *nothing], stdin=subprocess.DEVNULL, capture_output=True)
    if said.returncode != 0:
        raise GhirbalError(said.stderr.decode("utf-8", "replace").strip())


def _lines(batch: "pyarrow.RecordBatch") -> List[bytes]:
    return [line for line in batch.column(0).to_pylist() if line is not None and not is_blank(line)]


def _batch(answers: List[bytes]) -> "pyarrow.RecordBatch":
    import pyarrow

    column = pyarrow.array([answer[:-1] for answer in answers], pyarrow.binary())
    return pyarrow.record_batch([column.cast(pyarrow.string())], names=["value"])
