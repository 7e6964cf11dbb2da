"""Runs the jobs of `examples/` as their pages say, on small dumps.

    GHIRBAL=target/release/ghirbal python tests/engines/check_examples.py
"""

import gzip
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

import cluster
import dump
import programs
import pyarrow.dataset

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def setUpModule():
    global folder
    scratch = cluster.scratch_folder()
    unittest.addModuleCleanup(scratch.cleanup)
    folder = pathlib.Path(scratch.name)


def run(command, **how):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, **how)
    if done.returncode:
        raise AssertionError(f"{command[0]} ended with status {done.returncode}; standard error has what it said")
    return done.stdout.decode()


class Spark(unittest.TestCase):
    def test_a_dump_is_cleaned_without_duplicates_into_folders_by_day(self):
        raw = folder / "raw"
        raw.mkdir()
        documents = [{"id": f"n-{at}", "date": f"2024-05-{at % 3 + 1:02}", "text": dump.article(at)} for at in range(600)]
        lines = [json.dumps(document, ensure_ascii=False).encode() for document in documents]
        (raw / "one.jsonl").write_bytes(b"\n".join(lines[:300] + [b"{broken"]))
        (raw / "two.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines[300:] + lines[:50])))
        table = folder / "words.tsv"
        table.write_text("وطالب سكان\tdrop\tprefix\n", encoding="utf-8")
        printed = run([
            "spark-submit", *cluster.submit_options(folder), "--py-files", cluster.packed(folder),
            "--files", f"{table},{programs.REAL}", EXAMPLES / "spark" / "clean_dump.py", raw, folder / "out",
            "--lexicon", "words.tsv", "--program", "ghirbal", "--by", "date", "--duplicates",
        ])  # fmt: skip
        counts = json.loads(printed.splitlines()[-1])
        repeated, told = self.told_by_the_program()
        self.assertEqual(counts, {"record": 650, "error": 1, "duplicates": told["exact"] + told["near"]})
        self.assertGreaterEqual(counts["duplicates"], 50)
        records = table_of(folder / "out" / "records")
        self.assertEqual(len(records), 650 - counts["duplicates"])
        self.assertEqual({record["id"] for record in records}, {document["id"] for document in documents} - repeated)
        expected = [json.loads(line) for line in programs.plain(lines, "--lexicon", str(table))]
        bodies = {record["id"]: record["body"] for record in expected}
        self.assertTrue(all(record["body"] == bodies[record["id"]] for record in records))
        self.assertEqual({record["by_date"] for record in records}, {f"2024-05-{day:02}" for day in (1, 2, 3)})

    def told_by_the_program(self):
        """What one process tells of the same records in the same order: ids of which no record stays, and the counts."""
        keyed = sorted(table_of(folder / "out" / "keyed"), key=lambda record: record["key"])
        (folder / "keyed.jsonl").write_text("".join(record["value"] + "\n" for record in keyed), encoding="utf-8")
        said = [json.loads(line) for line in programs.run("duplicates", "keyed.jsonl", "--json", cwd=folder).splitlines()]
        lines = {copy["line"] for group in said[:-1] for copy in group["copies"]}
        stay = {record["id"] for line, record in enumerate(keyed, 1) if line not in lines}
        return {record["id"] for record in keyed} - stay, said[-1]


def table_of(path):
    return pyarrow.dataset.dataset(str(path), partitioning="hive").to_table().to_pylist()


class Datatrove(unittest.TestCase):
    def test_a_crawl_is_cleaned_and_taken_up(self):
        crawl = folder / "crawl" / "segment"
        crawl.mkdir(parents=True)
        for part in range(3):
            (crawl / f"part-{part}.warc.gz").write_bytes(b"".join(map(page, range(part * 10, part * 10 + 10))))
        job = [sys.executable, EXAMPLES / "datatrove" / "clean_warc.py", crawl.parent, folder / "clean", "--tasks", "3", "--logs"]
        counts = json.loads(run([*job, folder / "logs"]).splitlines()[-1])
        self.assertEqual((counts["files"], counts["records"], counts["rejected"]), (3, 30, 0))
        name = "segment/part-1.warc.gz"
        found = gzip.decompress((folder / "clean" / f"{name}.jsonl.gz").read_bytes())
        self.assertEqual(found, programs.run("clean", "-q", name, cwd=crawl.parent))
        self.assertEqual(len({json.loads(line)["url"] for line in found.splitlines()}), 10)
        # What is done is not done again.
        self.assertEqual(run([*job, folder / "logs"]), "")
        self.slurm(crawl.parent, folder / "clean", len(list(crawl.iterdir())))

    def slurm(self, crawl, clean, tasks):
        """The same by what Slurm is given, started by stand-ins for its programs."""
        bin = folder / "slurm"
        bin.mkdir()
        for name, body in SLURM.items():
            (bin / name).write_text(f"#!/usr/bin/env bash\n{body}", encoding="utf-8")
            (bin / name).chmod(0o755)
        job = [sys.executable, EXAMPLES / "datatrove" / "clean_warc.py", crawl, folder / "by-slurm", "--executor", "slurm"]
        env = {**os.environ, "PATH": f"{bin}:{os.environ['PATH']}"}
        run([*job, "--tasks", tasks, "--workers", 2, "--logs", folder / "slurm-logs"], env=env)
        for path in (clean / "segment").iterdir():
            self.assertEqual((folder / "by-slurm" / "segment" / path.name).read_bytes(), path.read_bytes())


#: They do what those of Slurm are asked for, one task after the other.
SLURM = {
    "sbatch": """array=$(sed -n 's/^#SBATCH --array=\\([0-9-]*\\).*/\\1/p' "${!#}")
export SLURM_NODELIST=localhost SLURM_JOB_ID=7
for task in $(seq "${array%-*}" "${array#*-}"); do SLURM_ARRAY_TASK_ID=$task bash "${!#}" >&2 || exit; done
echo "Submitted batch job 7"
""",
    "srun": 'while [[ $1 == -* ]]; do [[ $1 != -n ]] || shift; shift; done\nexec "$@"\n',
    "scontrol": "echo localhost\n",
}


def page(number):
    """A page of a crawl, compressed by itself as they are."""
    paragraphs = "".join(f"<p>{part}</p>" for part in dump.article(number).split("\n\n"))
    html = f"<html><head><title>خبر البلدة رقم {number}</title></head><body><article>{paragraphs}</article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = f"""WARC/1.0
WARC-Type: response
WARC-Target-URI: https://news.example/{number}
WARC-Date: 2024-05-01T08:00:00Z
WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>
Content-Type: application/http; msgtype=response
Content-Length: {len(http)}

""".replace("\n", "\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


class Parallel(unittest.TestCase):
    def test_the_commands_of_its_page_run_and_add_up(self):
        there = folder / "page"
        (there / "bin").mkdir(parents=True)
        (there / "bin" / "ghirbal").symlink_to(programs.REAL)
        (there / "examples").symlink_to(EXAMPLES)
        (there / "dump").mkdir()
        for part in range(3):
            (there / "dump" / f"{part}.jsonl").write_bytes(b"\n".join(dump.lines(900)[part::3]))
        (there / "words.tsv").write_text("وطالب سكان\tdrop\tprefix\n", encoding="utf-8")
        env = {**os.environ, "PATH": f"{there / 'bin'}:{os.environ['PATH']}"}
        commands = re.findall(r"```sh\n(.*?)```", (EXAMPLES / "parallel.md").read_text(encoding="utf-8"), re.DOTALL)
        lines = [line for block in commands for line in block.splitlines()]
        printed = [run(["bash", "-o", "pipefail", "-c", line], cwd=there, env=env) for line in lines]
        self.assertEqual([text.strip() for text in printed], ["", "900", "900"])

    def test_each_file_has_its_output_and_a_killed_run_is_taken_up(self):
        dumps = folder / "dumps"
        dumps.mkdir()
        lines = dump.lines(20_000)
        for part in range(4):
            (dumps / f"part {part}.jsonl").write_bytes(b"\n".join(lines[part::4]))
        names = b"".join(f"dumps/{path.name}\0".encode() for path in sorted(dumps.iterdir()))
        how = {"cwd": folder, "env": {**os.environ, "GHIRBAL": programs.REAL}, "stdin": subprocess.PIPE, "start_new_session": True}
        command = [EXAMPLES / "parallel.sh", "parallel", "2", "--keep", "views"]
        killed = subprocess.Popen(command, **how)
        killed.stdin.write(names)
        killed.stdin.close()
        while killed.poll() is None and not list(folder.glob("parallel/dumps/*.summary.json")):
            time.sleep(0.001)
        if killed.poll() is None:
            os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
        del how["stdin"]
        run(command, input=names, **how)
        outputs = folder / "parallel" / "dumps"
        self.assertEqual(len(list(outputs.iterdir())), 8, "an output and a summary for each file, and nothing else")
        for path in dumps.iterdir():
            expected = programs.run("clean", "-q", "--bad-records=emit", "--keep=views", f"dumps/{path.name}", cwd=folder)
            self.assertTrue((outputs / f"{path.name}.jsonl").read_bytes() == expected, path.name)
        summaries = [json.loads(path.read_bytes()) for path in outputs.glob("*.summary.json")]
        answered = sum(one["records"] + one["unreadable"] + sum(one["rejected"].values()) for one in summaries)
        self.assertEqual(answered, 20_000)

    def test_a_file_that_cannot_be_read_to_trust_is_told(self):
        command = [EXAMPLES / "parallel.sh", folder / "parallel-bad", "1"]
        with self.assertRaisesRegex(AssertionError, "status 123"):
            run(command, input=b"nowhere.jsonl\0", env={**os.environ, "GHIRBAL": programs.REAL})


if __name__ == "__main__":
    # What the engines say goes to standard error.
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout, verbosity=2))
