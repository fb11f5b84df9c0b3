"""Ways out: files of our own, workbooks, tables for documents, archives, open data."""
