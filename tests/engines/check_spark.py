"""Holds `ghirbal.spark` in a cluster of two executors: what comes out is what one process writes, also when processes are killed.

    GHIRBAL=target/release/ghirbal python tests/engines/check_spark.py
"""

import gzip
import json
import os
import pathlib
import random
import re
import shutil
import sys
import unittest

import cluster
import dump
import programs
from pyspark.errors import PySparkException
from pyspark.sql import functions

import ghirbal
from ghirbal import _program
from ghirbal import spark as ghirbal_spark

ROOT = pathlib.Path(__file__).resolve().parents[2]


def setUpModule():
    global folder, spark, path, lines, answers
    scratch = cluster.scratch_folder()
    unittest.addModuleCleanup(scratch.cleanup)
    folder = pathlib.Path(scratch.name)
    # Spark takes relative paths from where it was started.
    shutil.copytree(ROOT / "examples" / "dump", folder / "examples" / "dump")
    os.chdir(folder)
    spark = cluster.start(folder)
    unittest.addModuleCleanup(spark.stop)
    path = folder / "dump.jsonl"
    lines = dump.write(path)
    answers = programs.plain(lines)


def clean(**options):
    return ghirbal_spark.clean(cluster.text(spark, path), line="value", **options)


class Readme(unittest.TestCase):
    def test_its_section_runs(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"```python spark\n(.*?)```", text, re.DOTALL)
        exec(compile(block, "README.md", "exec"), {})
        self.assertEqual(spark.read.parquet("clean").select("title").count(), 2)


class Lines(unittest.TestCase):
    def test_a_partition_gives_the_answers_of_one_process_in_their_order(self):
        given = cluster.by_partition(cluster.text(spark, path))
        found = cluster.by_partition(clean())
        self.assertGreater(len(found), 2)
        answer_to = dict(zip(lines, answers))
        for at, rows in given.items():
            expected = [answer_to[row] for row in rows if row.strip()]
            self.assertTrue(found[at] == expected, f"partition {at} differs")
        self.assertEqual(sum(map(len, found.values())), len(lines))

    def test_counts_add_up(self):
        found = ghirbal_spark.counts(clean())
        self.assertEqual(sum(found.values()), dump.RECORDS)
        self.assertEqual(sorted(found), ["error", "record", "rejected"])

    def test_an_empty_partition_is_no_fault(self):
        few = spark.createDataFrame([(line.decode(),) for line in lines[:2]], "value string").repartition(8)
        found = ghirbal_spark.clean(few, line="value").collect()
        self.assertEqual(sorted(row.value for row in found), sorted(answer.decode() for answer in answers[:2]))
        self.assertEqual(ghirbal_spark.clean(few.limit(0), line="value").collect(), [])

    def test_rows_are_documents(self):
        rows = [{"id": f"n-{number}", "text": dump.article(number), "views": number} for number in range(20)]
        frame = spark.createDataFrame(rows, "id string, text string, views int")
        found = ghirbal_spark.records(ghirbal_spark.clean(frame, keep=["views"], fingerprint=True)).collect()
        expected = ghirbal.clean_batch(rows, keep=["views"], fingerprint=True)
        self.assertEqual(len(found), 20)
        for row, record in zip(found, expected):
            for key in ("id", "title", "body", "related", "kept", "fingerprint"):
                self.assertEqual(row[key], record[key])
            self.assertEqual(json.loads(row["extra"]), record["extra"])
            self.assertIsNone(row["status"])

    def test_columns_are_those_of_the_schema(self):
        schema = json.loads(programs.run("schema"))
        self.assertEqual(spark.createDataFrame([], ghirbal_spark.SCHEMA).columns, list(schema["properties"]))

    def test_a_shipped_lexicon_is_found_by_its_name(self):
        table = folder / "words.tsv"
        table.write_text("وطالب سكان\tdrop\tprefix\n", encoding="utf-8")
        spark.sparkContext.addFile(str(table))
        few = spark.createDataFrame([(line.decode(),) for line in lines[4:9]], "value string").coalesce(1)
        found = [row.value.encode() for row in ghirbal_spark.clean(few, line="value", lexicon="words.tsv").collect()]
        self.assertEqual(found, programs.plain(lines[4:9], "--lexicon", str(table)))
        self.assertNotEqual(found, answers[4:9])


class Files(unittest.TestCase):
    def test_raw_files_of_any_kind_are_answered(self):
        raw = folder / "raw" / "day"
        raw.mkdir(parents=True)
        (raw / "old.html").write_bytes(f"<html><body><p>{dump.article(1)}</p></body></html>".encode("cp1256"))
        (raw / "some.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines[:10])))
        (raw / "paper.pdf").write_bytes(b"%PDF-1.4\n")
        (raw / "cut.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines[10:20]))[:-30])
        (raw / "nothing.txt").write_bytes(b"\n")
        frame = spark.read.format("binaryFile").load(str(raw)).repartition(3)
        found = [json.loads(row.value) for row in ghirbal_spark.clean_files(frame).collect()]
        names = [str(file)[1:] for file in raw.iterdir()]
        expected = programs.run("clean", "-q", "--bad-records=emit", *names, cwd="/").splitlines()
        order = {json.dumps(answer, sort_keys=True) for answer in found}
        self.assertEqual(order, {json.dumps(json.loads(line), sort_keys=True) for line in expected})
        self.assertEqual(len(found), len(expected))
        self.assertEqual(len({answer["path"] for answer in found}), 5)


class Duplicates(unittest.TestCase):
    def test_records_are_told_as_by_one_process(self):
        sys.path.insert(0, str(ROOT / "examples" / "spark"))
        import duplicates

        spark.sparkContext.addPyFile(duplicates.__file__)
        documents = [{"id": f"n-{number}", "text": text} for number, text in enumerate(texts_and_copies())]
        written = programs.plain([json.dumps(document).encode() for document in documents], "--fingerprint")
        (folder / "records.jsonl").write_bytes(b"\n".join(written))
        said = [json.loads(line) for line in programs.run("duplicates", "records.jsonl", "--json", cwd=folder).splitlines()]
        expected = {
            (copy["line"] - 1, group["first"]["line"] - 1, copy["likeness"])
            for group in said[:-1]
            for copy in group["copies"]
        }
        self.assertGreater(len(expected), 140)
        rows = [(key, line.decode()) for key, line in enumerate(written)]
        parsed = functions.from_json("value", ghirbal_spark.SCHEMA).alias("answer")
        keyed = spark.createDataFrame(rows, "key long, value string").select("key", parsed).select("key", "answer.*")
        found = {(row["key"], row["of"], row["likeness"]) for row in duplicates.found(keyed).collect()}
        self.assertEqual(found, expected)


def texts_and_copies():
    """200 texts of words that nobody knows, and for each a copy: the same, with words changed, or inside of a longer one."""
    dice = random.Random(7)
    words = ["".join(dice.choices("ابتثجحدرزسشصطعفقكلمنهوي", k=dice.randint(3, 7))) for _ in range(3000)]

    def text():
        return [" ".join(dice.choices(words, k=dice.randint(12, 25))) + "." for _ in range(dice.randint(3, 12))]

    texts = [text() for _ in range(200)]
    for number in range(200):
        copy = list(texts[number])
        if number % 4 == 1:
            copy[1] = copy[1].replace(" ", " قد ", 1)
        elif number % 4 == 2:
            copy = text()[:3] + copy
        elif number % 4 == 3:
            copy = text()
        texts.append(copy)
    return ["\n\n".join(paragraphs) for paragraphs in texts]


class Killed(unittest.TestCase):
    """Nothing is lost and nothing comes twice when a process is killed in the middle of a partition."""

    def whole(self, program):
        found = [row.value.encode() for row in clean(program=program).collect()]
        self.assertEqual(len(found), len(answers))
        self.assertTrue(found == answers, "the answers or their order differ")

    def test_a_filter(self):
        self.whole(programs.in_once(folder, "killed", programs.KILLED))
        self.assertTrue((folder / "killed.once").exists(), "no filter was killed")

    def test_an_executor(self):
        before = executors()
        self.whole(programs.in_once(folder, "kills-executor", programs.KILLS_EXECUTOR))
        self.assertTrue((folder / "kills-executor.once").exists(), "no executor was killed")
        self.assertNotEqual(executors(), before)


def executors():
    """The addresses of the executors that live."""
    memory = spark.sparkContext._jsc.sc().getExecutorMemoryStatus()
    return str(memory.keys())


class Loud(unittest.TestCase):
    """What cannot be trusted fails the job and says why."""

    def fails(self, pattern, program, **options):
        few = folder / "few.jsonl"
        few.write_bytes(b"\n".join(lines[:4000]))
        with self.assertRaisesRegex(PySparkException, pattern):
            ghirbal_spark.clean(cluster.text(spark, few), line="value", program=program, **options).collect()

    def stand_in(self, body):
        return programs.stand_in(folder, self._testMethodName, body)

    def test_a_program_that_is_not_there(self):
        with self.assertRaisesRegex(ghirbal.GhirbalError, "no-such-program"):
            clean(program="no-such-program")
        self.fails("no-such-program", "no-such-program", expect=_program.handshake(programs.REAL))

    def test_a_filter_that_stops_early_and_calls_it_a_success(self):
        self.fails("answered 3000 of the .* ended with status 0", self.stand_in(programs.if_lines(programs.STOPS_EARLY)))

    def test_a_filter_that_answers_too_much(self):
        self.fails("lines it was given", self.stand_in(programs.if_lines(programs.SAYS_TOO_MUCH)))

    def test_a_filter_that_ends_badly(self):
        self.fails("status 2: the disk is full", self.stand_in(programs.if_lines(programs.ENDS_BADLY)))

    def test_a_mixture_of_versions(self):
        other = {**_program.handshake(programs.REAL), "tables": "others"}
        self.fails("not the same everywhere: tables others and", None, expect=other)

    def test_options_that_change_the_count_are_refused_before_work_starts(self):
        for options in ({"separator": "-+"}, {"embedded": "record"}, {"duplicates": "drop"}, {"lexicon": "nowhere.tsv"}):
            with self.assertRaises(ghirbal.GhirbalError):
                clean(**options)

    def test_a_row_of_several_lines(self):
        frame = spark.createDataFrame([("{}\n{}",)], "value string")
        with self.assertRaisesRegex(PySparkException, "line feed"):
            ghirbal_spark.clean(frame, line="value").collect()

    def test_a_fault_above_is_not_waited_for(self):
        wrong = cluster.text(spark, path).select(functions.raise_error(functions.lit("a bad disk")).alias("value"))
        with self.assertRaisesRegex(PySparkException, "a bad disk"):
            ghirbal_spark.clean(wrong, line="value").collect()


if __name__ == "__main__":
    # What the engine says goes to standard error.
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout, verbosity=2))
