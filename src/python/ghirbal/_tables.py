"""Batches of tables, cleaned: the functions that pandas, Ray Data and Daft ask for. It reads no files."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence

from ._cleaner import clean_batch

#: Columns that hold one text each, in the order of the record.
_TEXTS = ("id", "title", "title_origin", "body", "source", "source_origin")
_LISTS = ("related", "keywords")
_MORE_TEXTS = ("date", "author", "url", "lang", "path", "member")
_WHOLES = ("record", "part")
_SHARES = ("kept", "confidence")
#: Those of an answer where there is no record.
_ANSWER = ("status", "reason", "message")
_COLUMNS = (*_TEXTS, *_LISTS, *_MORE_TEXTS, *_WHOLES, *_SHARES, *_ANSWER)


def clean_table(table: Any, **options: Any) -> Any:
    """A batch of a table, cleaned: a mapping of columns or a table of Arrow, as `ray.data.Dataset.map_batches` hands them
    over, or a DataFrame of pandas. What comes back is of the same kind, has a row for each row and the columns of the
    records, with `status`, `reason` and `message` where there is no record.

    A table of Arrow has the same types whatever is in it, so that the batches of a run can be one dataset. A column of
    nothing but None has no type elsewhere.
    """
    if isinstance(table, Mapping):
        return _columns(_rows(table), options)
    if hasattr(table, "to_pylist"):
        import pyarrow

        return pyarrow.table(_columns(table.to_pylist(), options), schema=_schema())
    columns = _columns(table.to_dict("records"), options)
    return type(table)(columns, index=table.index)


def _rows(columns: Mapping[str, Sequence[Any]]) -> List[Dict[str, Any]]:
    names = list(columns)
    return [dict(zip(names, values)) for values in zip(*columns.values())]


def _columns(rows: List[Dict[str, Any]], options: Dict[str, Any]) -> Dict[str, List[Any]]:
    answers = clean_batch(rows, **options)
    return {name: [answer.get(name) for answer in answers] for name in _COLUMNS}


def _schema() -> Any:
    import pyarrow

    types = dict.fromkeys(_COLUMNS, pyarrow.string())
    types.update(dict.fromkeys(_LISTS, pyarrow.list_(pyarrow.string())))
    types.update(dict.fromkeys(_WHOLES, pyarrow.int64()))
    types.update(dict.fromkeys(_SHARES, pyarrow.float64()))
    return pyarrow.schema([(name, types[name]) for name in _COLUMNS])
