"""Holds `ghirbal.datatrove` under the local executor: the files are those of the program by itself, also after `kill -9` and a rerun.

    GHIRBAL=target/release/ghirbal python tests/engines/check_datatrove.py
"""

import gzip
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import warnings

import dump
import programs
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

import ghirbal
from ghirbal import _program
from ghirbal.datatrove import CleanFiles, CleanRecords

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = 8


def setUpModule():
    global folder, raw
    warnings.simplefilter("ignore")
    scratch = tempfile.TemporaryDirectory(prefix="ghirbal-engines-", ignore_cleanup_errors=True)
    unittest.addModuleCleanup(scratch.cleanup)
    folder = pathlib.Path(scratch.name)
    raw = folder / "raw"
    make_dump()


def make_dump():
    """The 50,000 lines in files of two folders, the first of them half of all; some compressed; and what cannot be read."""
    lines = dump.lines()
    half = dump.RECORDS // 2
    for number, part in enumerate([lines[:half], *(lines[half + at :: FILES] for at in range(FILES))]):
        path = raw / f"day-{number % 2}" / f"part-{number}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\n".join(part) + b"\n")
    (raw / "some.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines[:100])))
    (raw / "cut.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines[100:200]))[:-30])
    (raw / "paper.pdf").write_bytes(b"%PDF-1.4\n")


def run(steps, name, tasks=4):
    """Runs a pipeline on two workers; its statistics by their names."""
    stats = LocalPipelineExecutor(steps, tasks=tasks, workers=2, logging_dir=str(folder / "logs" / name)).run()
    return {label: metric.total for step in stats.stats for label, metric in step.stats.items()} if stats else None


def plain(*options):
    """The answers of the program by itself to each file."""
    for path in sorted(path for path in raw.rglob("*") if path.is_file()):
        name = path.relative_to(raw)
        yield str(name), programs.run("clean", "-q", "--bad-records=emit", *options, "--", str(name), cwd=raw)


def written(name):
    """The outputs by the names of their inputs; all files count, also hidden ones."""
    found = {}
    for path in (folder / name).rglob("*"):
        if path.is_file():
            found[str(path.relative_to(folder / name)).removesuffix(".jsonl")] = path.read_bytes()
    return found


class Readme(unittest.TestCase):
    def test_its_section_runs(self):
        there = folder / "readme"
        shutil.copytree(ROOT / "examples" / "dump", there / "examples" / "dump")
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"```python datatrove\n(.*?)```", text, re.DOTALL)
        (there / "job.py").write_text(block, encoding="utf-8")
        subprocess.run([sys.executable, "job.py"], cwd=there, check=True)
        self.assertGreater(len(list((there / "clean").rglob("*.jsonl"))), 5)


class Files(unittest.TestCase):
    def test_each_file_is_what_the_program_writes(self):
        found = run([CleanFiles(str(raw), str(folder / "clean"))], "clean")
        expected = dict(plain())
        self.assertEqual(set(written("clean")), set(expected))
        self.assertTrue(written("clean") == expected, "the files differ")
        lines = sum(text.count(b"\n") for text in expected.values())
        self.assertEqual(sum(found[kind] for kind in ("records", "rejected", "unreadable", "skipped")), lines)
        self.assertGreater(lines, dump.RECORDS)

    def test_options_and_suffixes_are_those_of_the_program(self):
        step = CleanFiles(str(raw), str(folder / "gz"), suffix=".jsonl.gz", glob_pattern="some*", keep=["views"])
        run([step], "gz", tasks=1)
        text = gzip.decompress((folder / "gz" / "some.jsonl.gz.jsonl.gz").read_bytes())
        self.assertEqual(text, dict(plain("--keep", "views"))["some.jsonl.gz"])
        table = CleanFiles(str(raw), str(folder / "table"), suffix=".parquet", glob_pattern="some*", bad_records="skip")
        run([table], "table", tasks=1)
        import pyarrow.parquet

        records = pyarrow.parquet.read_table(folder / "table" / "some.jsonl.gz.parquet").num_rows
        self.assertEqual(records, sum(b'"status"' not in line for line in text.splitlines()))

    def test_a_folder_elsewhere_is_copied_there_and_back(self):
        import fsspec

        memory = fsspec.filesystem("memory")
        memory.pipe("/raw/day/some.jsonl.gz", (raw / "some.jsonl.gz").read_bytes())
        for _ in CleanFiles("memory://raw", "memory://clean").run() or []:
            self.fail("it has no documents")
        self.assertEqual(memory.find("/clean"), ["/clean/day/some.jsonl.gz.jsonl"])
        found = [json.loads(line) for line in memory.cat("/clean/day/some.jsonl.gz.jsonl").splitlines()]
        self.assertEqual({answer["path"] for answer in found}, {"day/some.jsonl.gz"})
        self.assertEqual(len(found), 100)

    def test_what_cannot_be_trusted_fails_and_leaves_nothing(self):
        with self.assertRaisesRegex(ghirbal.GhirbalError, "some.jsonl.gz"):
            run([CleanFiles(str(raw), str(folder / "bad"), glob_pattern="some*", bad_records="fail")], "bad", tasks=1)
        self.assertEqual(written("bad"), {})
        self.assertFalse((folder / "logs" / "bad" / "completions" / "00000").exists())
        with self.assertRaisesRegex(ghirbal.GhirbalError, "no file to clean"):
            run([CleanFiles(str(raw), str(folder / "none"), glob_pattern="*.nothing")], "none", tasks=1)

    def test_a_missing_program_and_a_mixture_are_refused(self):
        with self.assertRaisesRegex(ghirbal.GhirbalError, "no-such-program"):
            CleanFiles(str(raw), str(folder / "x"), program="no-such-program")
        expect = {**_program.handshake(), "tables": "others"}
        for step in (CleanFiles(str(raw), str(folder / "x"), expect=expect), CleanRecords(expect=expect)):
            with self.assertRaisesRegex(ghirbal.GhirbalError, "not the same everywhere"):
                run([step], f"mixture {step.name}", tasks=1)


class Killed(unittest.TestCase):
    def test_after_a_kill_of_all_processes_a_rerun_gives_the_same_bytes(self):
        target, logs = folder / "killed", folder / "logs" / "killed"
        job = [sys.executable, __file__, str(raw), str(target), str(logs)]
        for _ in range(20):
            killed = subprocess.Popen(job, start_new_session=True)
            wait_for(lambda: list(target.rglob("*.partial")), killed)
            os.killpg(killed.pid, signal.SIGKILL)
            killed.wait()
            if list(target.rglob("*.partial")):
                break
            # That was between two files: again, from the beginning.
            shutil.rmtree(target)
            shutil.rmtree(logs)
        self.assertNotEqual(set(written("killed")), set(dict(plain())))
        subprocess.run(job, check=True)
        self.assertTrue(written("killed") == dict(plain()), "the files differ, or there is one too many")


def wait_for(seen, process):
    for _ in range(30_000):
        if seen():
            return
        if process.poll() is not None:
            break
        time.sleep(0.001)
    raise AssertionError("it never came so far")


class Records(unittest.TestCase):
    def test_documents_are_cleaned_on_their_way(self):
        # Lines that datatrove's own reader takes: it gives up a file at its first bad byte.
        lines = [line for number, line in enumerate(dump.lines(3000)) if number % 100 != 3 or number % 700 == 603]
        (folder / "good").mkdir()
        (folder / "good" / "part.jsonl").write_bytes(b"\n".join(lines))
        rejects = JsonlWriter(str(folder / "rejected"), compression=None)
        steps = [
            JsonlReader(str(folder / "good")),
            CleanRecords(exclusion_writer=rejects),
            JsonlWriter(str(folder / "records"), compression=None),
        ]
        found = run(steps, "records", tasks=1)
        answers = [json.loads(answer) for answer in programs.plain(lines)]
        expected = [answer for answer in answers if "status" not in answer]
        records = read(folder / "records")
        self.assertEqual([(one["id"], one["text"]) for one in records], [(one["id"], one["body"]) for one in expected])
        self.assertEqual([one["metadata"]["title"] for one in records], [one["title"] for one in expected])
        self.assertEqual([one["id"] for one in read(folder / "rejected")], [one["id"] for one in answers if "status" in one])
        self.assertEqual(found["rejected: no-arabic"], len(answers) - len(expected))

    def test_a_filter_that_stops_early_fails(self):
        (folder / "few").mkdir()
        (folder / "few" / "part.jsonl").write_bytes(b"\n".join([dump.line(5)] * 5000))
        program = programs.stand_in(folder, "stops-early", programs.if_lines(programs.STOPS_EARLY))
        with self.assertRaisesRegex(ghirbal.GhirbalError, "answered 3000 of the .* ended with status 0"):
            run([JsonlReader(str(folder / "few")), CleanRecords(program=program)], "few", tasks=1)


def read(folder):
    return [json.loads(line) for path in sorted(folder.iterdir()) for line in path.read_bytes().splitlines()]


if __name__ == "__main__":
    if len(sys.argv) == 4:
        # The job that is killed, as a process of its own.
        LocalPipelineExecutor([CleanFiles(sys.argv[1], sys.argv[2])], tasks=4, workers=2, logging_dir=sys.argv[3]).run()
    else:
        # What the engine says goes to standard error.
        unittest.main(testRunner=unittest.TextTestRunner(sys.stdout, verbosity=2))
