"""Cleans a dump with Spark: lines of JSON, or raw files of any kind; records come out as JSON lines or Parquet, by source and day.

    spark-submit --files words.tsv examples/spark/clean_dump.py dump/ out/ --kind lines --by source --lexicon words.tsv

`README.md` beside this file says how it is run on a cluster, what it costs and what adds up.

It writes `out/answers` first, one line for each document, and makes `out/records` of them: a job that fails behind the first
part has cleaned nothing twice when it is started with `--again`.
"""

import argparse
import json

import duplicates
from pyspark.sql import DataFrame, SparkSession, functions

from ghirbal import spark as ghirbal_spark


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="files or a folder, as Spark names them")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--kind", choices=["lines", "files"], default="lines", help="lines of JSON (also .gz), or files of any kind")
    parser.add_argument("--glob", help="files of a folder that are read, for example *.html")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="parquet", help="of the records")
    parser.add_argument("--by", default="", help="source, date, or both with a comma: a folder for each value")
    parser.add_argument("--lexicon", action="append", default=[], help="a table of phrases, by the name under which --files ships it")
    parser.add_argument("--program", help="the program, by the name under which --files ships it, or its path on each machine")
    parser.add_argument("--duplicates", action="store_true", help="leave out records whose body is that of an earlier one, or nearly")
    parser.add_argument("--again", action="store_true", help="take out/answers as they are, from an earlier run")
    return parser.parse_args()


def answers(spark: SparkSession, given: argparse.Namespace) -> DataFrame:
    """The answer to each document."""
    how = {"program": given.program, "lexicon": given.lexicon, "fingerprint": given.duplicates}
    reader = spark.read.option("recursiveFileLookup", "true")
    if given.glob:
        reader = reader.option("pathGlobFilter", given.glob)
    if given.kind == "files":
        return ghirbal_spark.clean_files(reader.format("binaryFile").load(given.input), **how)
    # Without lineSep Spark ends lines at a CR, too.
    return ghirbal_spark.clean(reader.option("lineSep", "\n").text(given.input), line="value", **how)


def write(records: DataFrame, given: argparse.Namespace) -> None:
    """Records with the column `value`, their JSON, in folders by source and day."""
    folders = {"source": functions.col("source"), "date": functions.substring("date", 1, 10)}
    names = [name for name in given.by.split(",") if name]
    for name in names:
        records = records.withColumn(f"by_{name}", folders[name])
    by = [f"by_{name}" for name in names]
    if given.format == "jsonl":
        writer, save = records.select("value", *by).write.option("compression", "gzip"), "text"
    else:
        writer, save = records.drop("value", "status", "reason", "message", "raw", "raw_base64").write, "parquet"
    mode = "overwrite" if given.again else "error"
    getattr(writer.mode(mode).partitionBy(*by), save)(f"{given.output}/records")


def main() -> None:
    given = options()
    spark = SparkSession.builder.appName("ghirbal").getOrCreate()
    written = f"{given.output}/answers"
    if not given.again:
        answers(spark, given).write.option("compression", "gzip").text(written)
    lines = spark.read.option("lineSep", "\n").text(written)
    counts = ghirbal_spark.counts(lines)
    parsed = functions.from_json("value", ghirbal_spark.SCHEMA)
    records = lines.withColumn("answer", parsed).select("value", "answer.*").where("status IS NULL")
    if given.duplicates:
        records, counts["duplicates"] = duplicates.dropped(records, f"{given.output}/keyed", given.program)
    write(records, given)
    print(json.dumps(counts, sort_keys=True))
    spark.stop()


if __name__ == "__main__":
    main()
