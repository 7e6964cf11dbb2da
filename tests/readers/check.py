"""Holds that pandas, DuckDB and Hugging Face `datasets` open every output without options, and see the same records.

    python tests/readers/check.py target/release/ghirbal

It makes a dump in which dates come with and without times, fields that are kept change their types, and fields that
are mostly null have a value late in the file. What the readers cannot open or see otherwise fails it.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

import datasets
import duckdb
import pandas

ROWS = 1500
TEXTS = ["id", "title", "body", "source", "date", "author", "url", "path"]
LISTS = ["related", "keywords"]


def dump(folder):
    """Records of a scraper, of which only the last has an author and a time."""
    lines = []
    for number in range(ROWS):
        body = "\n".join(
            f"أعلنت بلدية القرية {number} أن أعمال الترميم ستنتهي قبل بداية العام {part}، وأن السكان \"راضون\"، تماما."
            for part in range(3)
        )
        last = number == ROWS - 1
        record = {
            "id": f"n-{number}",
            "title": f"خبر رقم {number}",
            "body": body,
            "date": "2024-11-04T10:15:00+03:00" if last else f"2024-11-{number % 28 + 1:02}",
            "keywords": ["ترميم", f"قرية {number}"] if number % 2 else [],
            "views": "كثير" if last else number,
        }
        if last:
            record["author"] = "سامر الحلبي"
            record["url"] = "https://news.example/1"
        lines.append(json.dumps(record, ensure_ascii=False))
    (folder / "dump.jsonl").write_text("\n".join(lines), encoding="utf-8")


def clean(binary, folder, *options):
    command = [binary, "clean", "dump.jsonl", "-q", "--format", "jsonl", "--keep", "views", *options]
    subprocess.run(command, cwd=folder, check=True)


def plain(value):
    """A value of any reader as one of Python's own."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


def hold(name, rows, expected):
    """Texts and lists are those of the records."""
    assert len(rows) == len(expected), f"{name}: {len(rows)} rows"
    for row, record in zip(rows, expected):
        for key in TEXTS:
            assert plain(row[key]) == record[key], f"{name}: {key} is {row[key]!r}, not {record[key]!r}"
        for key in LISTS:
            assert list(plain(row[key])) == record[key], f"{name}: {key} is {row[key]!r}"
    print(f"{name}: {len(rows)} records as written")


def check(binary):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        dump(folder)
        for output in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.csv", "out.parquet"]:
            clean(binary, folder, "-o", output)
        clean(binary, folder, "--output-dir", "shards", "--shard-size", "300K", "--output-format", "parquet")
        clean(binary, folder, "-o", "part.parquet", "--fields", "id,date,extra.views")
        path = {file.name: str(file) for file in folder.iterdir()}
        with open(path["out.jsonl"], encoding="utf-8") as lines:
            expected = [json.loads(line) for line in lines]
        assert len(expected) == ROWS
        pandas_reads(path, expected)
        duckdb_reads(path, expected)
        datasets_reads(path, expected, folder / "cache")


def pandas_reads(path, expected):
    for name in ["out.jsonl", "out.jsonl.gz"]:
        frame = pandas.read_json(path[name], lines=True)
        assert list(frame["id"]) == [record["id"] for record in expected], name
        assert list(frame["body"]) == [record["body"] for record in expected], name
    hold("pandas, Parquet", pandas.read_parquet(path["out.parquet"]).to_dict("records"), expected)
    frame = pandas.read_csv(path["out.csv"])
    assert list(frame["body"]) == [record["body"] for record in expected], "out.csv"
    assert [json.loads(cell) for cell in frame["keywords"]] == [record["keywords"] for record in expected]
    assert list(frame["date"]) == [record["date"] for record in expected], "out.csv"


def duckdb_reads(path, expected):
    def rows(name):
        relation = duckdb.sql(f"SELECT * FROM '{path[name]}'")
        return [dict(zip(relation.columns, row)) for row in relation.fetchall()]

    for name in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"]:
        assert [row["body"] for row in rows(name)] == [record["body"] for record in expected], name
    assert [row["body"] for row in rows("out.csv")] == [record["body"] for record in expected], "out.csv"
    hold("DuckDB, Parquet", rows("out.parquet"), expected)
    types = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path['out.parquet']}')").fetchall())
    assert types["keywords"] == "VARCHAR[]" and types["date"] == "VARCHAR", types
    assert types["record"] == "BIGINT" and types["confidence"] == "DOUBLE" and types["extra"] == "VARCHAR", types
    shards = duckdb.sql(f"SELECT count(*), count(DISTINCT filename) FROM read_parquet('{path['shards']}/*.parquet', filename = true)")
    count, files = shards.fetchall()[0]
    assert count == len(expected) and files > 3, (count, files)
    views = [row["extra.views"] for row in rows("part.parquet")]
    assert views[:2] == ["0", "1"] and views[-1] == "كثير", views[-1]


def datasets_reads(path, expected, cache):
    def load(builder, files):
        loaded = datasets.load_dataset(builder, data_files=files, split="train", cache_dir=str(cache))
        return loaded.to_list()

    hold("datasets, Parquet", load("parquet", path["out.parquet"]), expected)
    assert len(load("parquet", f"{path['shards']}/*.parquet")) == len(expected)
    rows = load("csv", path["out.csv"])
    assert [row["body"] for row in rows] == [record["body"] for record in expected], "out.csv"


if __name__ == "__main__":
    check(str(pathlib.Path(sys.argv[1]).resolve()))
