"""Cleans scraped Arabic news: takes off what is not the article and gives one record an article.

    >>> import ghirbal
    >>> ghirbal.clean("العنوان\n\nالنص …")["body"]

`clean` takes one document, `clean_batch` a list of them, `clean_table` the batches that pandas, Arrow and Ray Data hand over,
`clean_files` files and folders. All of them run the program `ghirbal`, which this package brings; nothing is cleaned in
Python. What a record holds is in `ghirbal schema`.
"""

from ._cleaner import Cleaner, clean, clean_batch
from ._errors import Failed, GhirbalError, Rejected
from ._files import clean_files
from ._program import program, version
from ._tables import clean_table

__all__ = [
    "Cleaner",
    "Failed",
    "GhirbalError",
    "Rejected",
    "clean",
    "clean_batch",
    "clean_files",
    "clean_table",
    "program",
    "version",
]
