"""datatrove: the program as steps of a pipeline, under its local, Slurm and Ray executors.

    from datatrove.executor import LocalPipelineExecutor
    from ghirbal.datatrove import CleanFiles

    LocalPipelineExecutor([CleanFiles("dump", "clean")], tasks=100, workers=8, logging_dir="logs").run()

`CleanFiles` takes whole files, of all formats that the program reads, and is the faster and the safer of the two: no reader of
another library stands between the bytes and the program. `CleanRecords` cleans the documents of any reader, between other steps.

What it deliberately does not do: it remembers nothing between tasks, so a task that was killed is done anew from its beginning
(give it few files), and it looks for no duplicates across files. It brings no datatrove: install that beside this package.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from contextlib import nullcontext
from typing import Any, ContextManager, Iterable, Iterator, List, Mapping, Optional, Tuple

from datatrove.data import Document
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.writers.disk_base import DiskWriter

from . import _program
from ._cleaner import line_of
from ._errors import GhirbalError
from ._stream import answered

#: Documents that go to the program at once.
_BATCH = 500
#: What the metadata of a document take from its record: not the address, which is that of a line on standard input.
_FIELDS = (
    "title", "title_origin", "source", "source_origin", "related", "keywords", "date", "author", "url", "lang", "kept",
    "confidence", "fingerprint", "extra",
)  # fmt: skip


class CleanFiles(PipelineStep):
    """Cleans each file of a folder into a file of another: `a/b.warc.gz` becomes `a/b.warc.gz.jsonl`.

    A task takes each `world_size`th file. An output appears under its name when it is whole and the program ended with status 0,
    and is replaced by a task that runs anew; what a killed task left beside it is taken away then. Without other options
    whatever gives no record is answered by a line with `status` in the output (`bad_records="emit"`), so that nothing is lost and
    counts add up; they stand in the statistics.

    Folders may be remote: files are then copied to a scratch folder and back, and take up room there one at a time.

    Args:
        input_folder, output_folder: folders as datatrove knows them
        suffix: of the outputs, and with it their format: `.jsonl`, `.jsonl.gz`, `.jsonl.zst`, `.parquet` (the last with
            `bad_records="skip"` or `"fail"`)
        glob_pattern: only these files of the folder
        program: the path of the program; that of the package without it
        expect: what the program must say of itself (`ghirbal --version --json`); without it, what it says where the pipeline is made
        options: those of `ghirbal clean`, with underscores
    """

    type = "🧹 - CLEANER"
    name = "🧺 ghirbal, files"

    def __init__(
        self,
        input_folder: DataFolderLike,
        output_folder: DataFolderLike,
        *,
        suffix: str = ".jsonl",
        glob_pattern: Optional[str] = None,
        program: Optional[str] = None,
        expect: Optional[Mapping[str, Any]] = None,
        **options: Any,
    ) -> None:
        super().__init__()
        self.input_folder = get_datafolder(input_folder)
        self.output_folder = get_datafolder(output_folder)
        self.suffix = suffix
        self.glob_pattern = glob_pattern
        self.program = program
        self.expect = dict(expect or _program.handshake(program))
        self.options = {"threads": 1, "bad_records": "emit", **options}

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Any:
        """Documents of earlier steps pass by."""
        if data:
            yield from data
        program = _same_program(self.program, self.expect)
        names = self.input_folder.get_shard(rank, world_size, glob_pattern=self.glob_pattern)
        if names is None:
            raise GhirbalError(f"there is no file to clean in {self.input_folder.path}")
        for name in names:
            with self.track_time(unit="file"), self._scratch() as scratch:
                self._clean(program, name, scratch)

    def _scratch(self) -> ContextManager[Any]:
        """A folder for what is copied; nothing where nothing is, so that a kill leaves nothing that no rerun takes away."""
        if self.input_folder.is_local() and self.output_folder.is_local():
            return nullcontext()
        return tempfile.TemporaryDirectory(prefix="ghirbal-")

    def _clean(self, program: str, name: str, scratch: Optional[str]) -> None:
        source = self._fetched(name, scratch)
        is_local = self.output_folder.is_local()
        target = os.path.abspath(self.output_folder.path) if is_local else os.path.join(str(scratch), "out")
        output, unfinished = name + self.suffix, _unfinished(name) + self.suffix
        path = os.path.join(target, unfinished)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        options = [*_program.arguments(self.options), "--force", "--summary=/dev/stdout"]
        summary = _run([program, "clean", "-q", *options, "-o", path, "--", name], source, path)
        if is_local:
            os.replace(path, os.path.join(target, output))
        else:
            self.output_folder.makedirs(os.path.dirname(output), exist_ok=True)
            self.output_folder.put_file(path, unfinished)
            self.output_folder.mv(unfinished, output)
        self._count(json.loads(summary))

    def _fetched(self, name: str, scratch: Optional[str]) -> str:
        """The folder in which the file is: `path` of a record is its name there, the same on every machine."""
        if self.input_folder.is_local():
            return str(self.input_folder.path)
        folder = os.path.join(str(scratch), "in")
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        self.input_folder.get_file(name, os.path.join(folder, name))
        return folder

    def _count(self, numbers: Mapping[str, Any]) -> None:
        self.stat_update("files", value=numbers["inputs"])
        self.stat_update("bytes_in", value=numbers["bytes"])
        self.stat_update("records", value=numbers["records"])
        self.stat_update("rejected", value=sum(numbers["rejected"].values()))
        self.stat_update("unreadable", value=numbers["unreadable"])
        self.stat_update("skipped", value=sum(numbers["skipped"].values()))


def _run(command: List[str], folder: str, output: str) -> bytes:
    """What the program prints; where it ends with another status than 0, its output is taken away."""
    said = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    if said.returncode == 0:
        return said.stdout
    if os.path.exists(output):
        os.remove(output)
    raise GhirbalError(f"{command[-1]}: status {said.returncode}: {said.stderr.decode('utf-8', 'replace').strip()}")


class CleanRecords(PipelineStep):
    """Cleans documents on their way: `text` becomes the body, `metadata` gains the fields of the record; `id` stays.

    What is no article leaves the pipeline, is counted by its reason, and is written by `exclusion_writer` where there is one, as
    it came, with the answer of the program in its metadata as `ghirbal`.

    Args:
        exclusion_writer: writes what is no article
        program, expect, options: as those of `CleanFiles`
    """

    type = "🧹 - CLEANER"
    name = "🧺 ghirbal, records"

    def __init__(
        self,
        *,
        exclusion_writer: Optional[DiskWriter] = None,
        program: Optional[str] = None,
        expect: Optional[Mapping[str, Any]] = None,
        **options: Any,
    ) -> None:
        super().__init__()
        self.exclusion_writer = exclusion_writer
        self.program = program
        self.expect = dict(expect or _program.handshake(program))
        self.options = {"threads": 1, **options}

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Any:
        command = [_same_program(self.program, self.expect), *_program.FILTER, *_program.arguments(self.options)]
        writing: ContextManager[Any] = self.exclusion_writer or nullcontext()
        with writing as writer:
            for documents, answers in answered(_batches(data or []), command):
                for document, line in zip(documents, answers):
                    answer = json.loads(line)
                    if self._is_record(answer):
                        yield _cleaned(document, answer)
                    elif writer:
                        document.metadata["ghirbal"] = {key: answer[key] for key in ("status", "reason", "message")}
                        writer.write(document, rank)

    def _is_record(self, answer: Mapping[str, Any]) -> bool:
        self.stat_update("documents", "records" if "status" not in answer else f"{answer['status']}: {answer['reason']}")
        return "status" not in answer


def _same_program(path: Optional[str], expect: Mapping[str, Any]) -> str:
    """The program of this machine, held against that of the machine where the pipeline was made."""
    path = path or _program.program()
    _program.same(expect, _program.handshake(path))
    return path


def _unfinished(name: str) -> str:
    """What an output is called until it is whole: hidden, and the same for each try, so that a later one takes it away."""
    folder, base = os.path.split(name)
    return os.path.join(folder, f".{base}.unfinished")


def _batches(documents: Iterable[Document]) -> Iterator[Tuple[List[Document], List[bytes]]]:
    batch: List[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == _BATCH:
            yield batch, [_line(document) for document in batch]
            batch = []
    if batch:
        yield batch, [_line(document) for document in batch]


def _line(document: Document) -> bytes:
    return line_of({**document.metadata, "id": document.id, "text": document.text})[:-1]


def _cleaned(document: Document, record: "dict[str, Any]") -> Document:
    document.text = record["body"]
    document.metadata.update((key, record[key]) for key in _FIELDS if record.get(key) not in (None, [], {}))
    return document
