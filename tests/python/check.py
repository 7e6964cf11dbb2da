"""Holds the Python package: installed, with the program that its wheel brought.

    python tests/python/check.py

The first test is the README's own Python section, run where the README says, in the folder of the repository.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
import warnings

import ghirbal

ROOT = pathlib.Path(__file__).parents[2]
ARTICLE = (
    "المخابز تخفض سعر الرغيف في المدينة\n\n"
    "خفضت مخابز المدينة سعر الرغيف بنسبة عشرة بالمئة ابتداء من اليوم، بعد وصول شحنتين من القمح.\n\n"
    "وقال نقيب أصحاب المخابز إن السعر الجديد يشمل الأحياء كلها، وإن المخالفين سيحالون إلى لجنة الأسعار."
)
EXCHANGES = 1000


def article(number):
    return {"id": f"n-{number}", "title": f"خبر رقم {number} عن المخابز", "text": ARTICLE.split("\n\n", 1)[1]}


class Readme(unittest.TestCase):
    def test_its_python_section_runs(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
        self.assertTrue(blocks, "the README has no Python section")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", pathlib.Path(folder) / "examples")
            os.chdir(folder)
            try:
                for block in blocks:
                    exec(compile(block, "README.md", "exec"), {})
                import pandas

                frame = pandas.read_parquet("news.parquet")
                self.assertGreater(len(frame), 5)
                self.assertIn("body", frame.columns)
            finally:
                os.chdir(ROOT)


class Clean(unittest.TestCase):
    def test_a_text_gives_its_record(self):
        record = ghirbal.clean(ARTICLE)
        self.assertEqual(record["title"], "المخابز تخفض سعر الرغيف في المدينة")
        self.assertTrue(record["body"].startswith("خفضت مخابز المدينة"))

    def test_fields_of_a_scraper_are_used(self):
        record = ghirbal.clean({**article(1), "views": 7}, keep=["views"])
        self.assertEqual((record["id"], record["title"]), ("n-1", "خبر رقم 1 عن المخابز"))
        self.assertEqual(record["extra"], {"views": 7})

    def test_what_is_no_article_raises_with_its_answer(self):
        with self.assertRaises(ghirbal.Rejected) as caught:
            ghirbal.clean("no Arabic in it")
        self.assertEqual(caught.exception.answer["reason"], "no-arabic")
        with self.assertRaises(ghirbal.Failed) as caught:
            ghirbal.clean({"views": 7})
        self.assertEqual(caught.exception.answer["status"], "error")

    def test_one_document_after_the_other_is_answered(self):
        with ghirbal.Cleaner() as cleaner:
            for number in range(EXCHANGES):
                self.assertEqual(cleaner.clean(article(number))["id"], f"n-{number}")


class Batch(unittest.TestCase):
    def test_there_is_an_answer_for_each_document_in_order(self):
        documents = [article(number) if number % 3 else "no Arabic in it" for number in range(3000)]
        answers = ghirbal.clean_batch(documents)
        self.assertEqual(len(answers), len(documents))
        for number, answer in enumerate(answers):
            if number % 3:
                self.assertEqual(answer["id"], f"n-{number}")
            else:
                self.assertEqual(answer["status"], "rejected")

    def test_an_empty_batch_starts_nothing(self):
        self.assertEqual(ghirbal.clean_batch([]), [])

    def test_threads_share_a_process(self):
        found = {}

        def work(name):
            found[name] = ghirbal.clean_batch([article(f"{name}-{at}") for at in range(300)])

        threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for name, answers in found.items():
            self.assertEqual([answer["id"] for answer in answers], [f"n-{name}-{at}" for at in range(300)])

    def test_a_process_that_was_killed_is_replaced(self):
        with ghirbal.Cleaner() as cleaner:
            cleaner.batch([article(0)])
            os.kill(cleaner._process.pid, signal.SIGKILL)
            cleaner._process.wait()
            self.assertEqual(cleaner.batch([article(1)])[0]["id"], "n-1")

    def test_a_process_that_dies_between_answers_loses_none(self):
        with tempfile.TemporaryDirectory() as folder, with_program(folder, DIES_AFTER_SOME):
            with ghirbal.Cleaner() as cleaner:
                answers = cleaner.batch([article(number) for number in range(25)])
        self.assertEqual([answer["id"] for answer in answers], [f"n-{number}" for number in range(25)])

    def test_a_program_that_answers_nothing_raises(self):
        with tempfile.TemporaryDirectory() as folder, with_program(folder, SAYS_WHY):
            with ghirbal.Cleaner() as cleaner, self.assertRaisesRegex(ghirbal.GhirbalError, "no room"):
                cleaner.batch([article(0)])


#: Answers ten documents by their ids and dies in the middle of the next answer.
DIES_AFTER_SOME = """
for number, line in enumerate(sys.stdin):
    if number == 10:
        print('{"id": "ha', end="", flush=True)
        sys.exit(9)
    print(json.dumps({"id": json.loads(line)["id"]}), flush=True)
"""
SAYS_WHY = "sys.exit('no room')"


class with_program:
    """Another program in the place of the real one."""

    def __init__(self, folder, body):
        self.path = pathlib.Path(folder) / "ghirbal"
        self.path.write_text(f"#!{sys.executable}\nimport json, sys\n{body}")
        self.path.chmod(self.path.stat().st_mode | stat.S_IXUSR)

    def __enter__(self):
        self.before = os.environ.get("GHIRBAL")
        os.environ["GHIRBAL"] = str(self.path)

    def __exit__(self, *_):
        if self.before is None:
            del os.environ["GHIRBAL"]
        else:
            os.environ["GHIRBAL"] = self.before


class Table(unittest.TestCase):
    def test_columns_come_back_as_columns(self):
        table = ghirbal.clean_table({"title": ["خبر عن المخابز", "x"], "text": [ARTICLE, "no Arabic in it"]})
        self.assertEqual(table["title"][0], "خبر عن المخابز")
        self.assertEqual(table["status"], [None, "rejected"])

    def test_a_frame_of_pandas_comes_back_as_one(self):
        import numpy
        import pandas

        frame = pandas.DataFrame([article(1), article(2)], index=[7, 9])
        frame["views"] = numpy.int64(3)
        cleaned = ghirbal.clean_table(frame)
        self.assertEqual(list(cleaned.index), [7, 9])
        self.assertEqual(list(cleaned["id"]), ["n-1", "n-2"])
        import pyarrow

        tables = [pyarrow.Table.from_pylist(rows) for rows in ([article(1)], [{"id": "x", "text": "no Arabic"}])]
        schemas = {str(ghirbal.clean_table(table).schema) for table in tables}
        self.assertEqual(len(schemas), 1, "a batch without a record has the types of any other")
        self.assertEqual(ghirbal.clean_table(tables[0]).to_pylist()[0]["id"], "n-1")
        said = subprocess.run([ghirbal.program(), "schema"], capture_output=True, check=True)
        self.assertLessEqual(set(ghirbal.clean_table(tables[0]).column_names), set(json.loads(said.stdout)["properties"]))
        arrays = {"id": numpy.array(["a", "b"]), "text": numpy.array([ARTICLE, ARTICLE])}
        self.assertEqual(ghirbal.clean_table(arrays)["id"], ["a", "b"])


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        (self.path / "a.txt").write_text(ARTICLE, encoding="utf-8")
        (self.path / "b.txt").write_text("no Arabic in it")
        lines = [json.dumps(article(number)) for number in range(5)] + ["{"]
        (self.path / "c.jsonl").write_text("\n".join(lines))

    def test_records_come_in_order_and_the_others_are_counted(self):
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            records = list(ghirbal.clean_files(self.path, threads=2))
        self.assertEqual([pathlib.Path(record["path"]).name for record in records], ["a.txt"] + ["c.jsonl"] * 5)
        self.assertIn("1 error, 1 rejected", str(said[0].message))

    def test_answers_may_be_asked_for_or_raised(self):
        answers = [answer for answer in ghirbal.clean_files([self.path], errors="answer") if answer.get("status")]
        self.assertEqual([answer["status"] for answer in answers], ["rejected", "error"])
        with self.assertRaises(ghirbal.Rejected):
            list(ghirbal.clean_files([self.path], errors="raise"))
        with self.assertRaises(ValueError):
            list(ghirbal.clean_files([self.path], errors="none"))

    def test_a_run_that_fails_raises(self):
        with self.assertRaisesRegex(ghirbal.GhirbalError, "nowhere"):
            list(ghirbal.clean_files(self.path / "nowhere"))

    def test_who_stops_early_ends_the_program(self):
        records = ghirbal.clean_files([self.path] * 1)
        self.assertTrue(next(records)["path"].endswith("a.txt"))
        records.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
