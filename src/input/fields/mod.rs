//! From the named values of a record (a JSON object, a row of a table) to a document.
