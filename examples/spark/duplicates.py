"""Records of any number that repeat an earlier one: Spark brings together what may be alike, and `ghirbal duplicates` decides.

Two copies share some of the lowest hashes of their fingerprints. Grouping by such hashes, the keys of bands, needs one shuffle of
8 to 64 small rows a record, where a join of all pairs or an index held in memory grows beyond every cluster. Records that hang
together by keys come to one executor, in the order of the dump, and are told as on one machine: the first wins, and two reports
of one template are no copies.
"""

import json
import pathlib
import subprocess
import tempfile
from typing import Iterator, Optional, Tuple

import pyarrow
from pyspark.sql import Column, DataFrame, functions

#: A fingerprint is 16 bytes of the body's hash, a number, and up to 256 hashes of its runs of words in their order.
_HEAD = 20
#: Keys of a record: the lowest hashes, and of longer ones one in thirty, so that what contains another shares some.
_FEWEST, _MOST, _ONE_IN = 8, 64, 30
#: Records that share a key; what more of them share is a phrase of the language or of a site.
_MOST_ALIKE = 1000


def dropped(records: DataFrame, folder: str, program: Optional[str]) -> Tuple[DataFrame, int]:
    """The records that repeat none, and how many do. They are written to a folder with their numbers first: numbers must stay."""
    spark = records.sparkSession
    spark.sparkContext.addPyFile(__file__)
    records.withColumn("key", functions.monotonically_increasing_id()).write.mode("overwrite").parquet(folder)
    keyed = spark.read.parquet(folder)
    copies = found(keyed, program).select("key").persist()
    return keyed.join(copies, "key", "left_anti").drop("key"), copies.count()


def found(keyed: DataFrame, program: Optional[str] = None) -> DataFrame:
    """Records that repeat an earlier one: `key`, `of` (the key of the first), `likeness`, `similarity`."""
    linked = _linked(keyed.select("key", functions.explode(_keys(_bytes("fingerprint"))).alias("band")))
    address = functions.to_json(functions.struct("id", "path", "member", "record", "part", "fingerprint"), {"ignoreNullFields": "false"})
    lines = keyed.join(linked, "key").select("key", "label", address.alias("line"))
    ordered = lines.repartition("label").sortWithinPartitions("key").select("key", "line")
    return ordered.mapInArrow(_decider(program), "key LONG, of LONG, likeness STRING, similarity DOUBLE")


def _bytes(fingerprint: str) -> Column:
    written = functions.translate(functions.substring(fingerprint, 4, 1 << 20), "-_", "+/")
    return functions.unbase64(written)


def _keys(fingerprint: Column) -> Column:
    """The hash of the body, for short ones and equal ones, and those of its runs of words that are the lowest."""
    at = functions.sequence(functions.lit(0), functions.lit(_MOST - 1))
    hashes = functions.transform(at, lambda i: functions.substring(fingerprint, i * 4 + _HEAD + 1, functions.lit(4)))
    low = functions.filter(hashes, lambda hash, i: (functions.length(hash) == 4) & ((i < _FEWEST) | _is_low(hash)))
    whole = functions.array(functions.hex(functions.substring(fingerprint, 1, 16)))
    return functions.array_distinct(functions.concat(whole, functions.transform(low, functions.hex)))


def _is_low(hash: Column) -> Column:
    """Whether a hash, written with its lowest byte first, is below a thirtieth of all."""
    highest = functions.conv(functions.hex(functions.substring(hash, 4, 1)), 16, 10).cast("int")
    return highest < 256 // _ONE_IN


def _linked(bands: DataFrame) -> DataFrame:
    """Records that share keys with others, with the lowest number of all that hang together as their `label`."""
    size = functions.count("*").alias("size")
    shared = bands.groupBy("band").agg(size).where(f"size > 1 AND size <= {_MOST_ALIKE}").select("band")
    bands = bands.join(shared, "band").persist()
    labels = bands.select("key").distinct().withColumn("label", functions.col("key"))
    while True:
        lowest = bands.join(labels, "key").groupBy("band").agg(functions.min("label").alias("label"))
        next_labels = bands.join(lowest, "band").groupBy("key").agg(functions.min("label").alias("label"))
        # What it was made of is forgotten: each round would be longer than the last.
        next_labels = next_labels.localCheckpoint()
        if next_labels.exceptAll(labels).isEmpty():
            return next_labels
        labels = next_labels


def _decider(program: Optional[str]):
    def decide(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        from ghirbal import spark as ghirbal_spark

        keys = []
        with tempfile.TemporaryDirectory(prefix="ghirbal-") as folder:
            path = pathlib.Path(folder) / "records.jsonl"
            with open(path, "w", encoding="utf-8") as file:
                for batch in batches:
                    keys.extend(batch.column(0).to_pylist())
                    file.writelines(line + "\n" for line in batch.column(1).to_pylist())
            if not keys:
                return
            command = [ghirbal_spark.program_here(program), "duplicates", str(path), "--json"]
            said = subprocess.run(command, capture_output=True, check=True).stdout
        rows = [
            (keys[copy["line"] - 1], keys[group["first"]["line"] - 1], copy["likeness"], copy["similarity"])
            for group in map(json.loads, said.splitlines())
            if group["kind"] == "group"
            for copy in group["copies"]
        ]
        columns = list(zip(*rows)) or [[]] * 4
        types = [pyarrow.int64(), pyarrow.int64(), pyarrow.string(), pyarrow.float64()]
        yield pyarrow.record_batch(
            [pyarrow.array(column, type) for column, type in zip(columns, types)],
            names=["key", "of", "likeness", "similarity"],
        )

    return decide
