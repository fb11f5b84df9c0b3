"""How much of a file is read at the most, so that no file takes the machine's memory."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 200 * MEGABYTE  # of one table or workbook; what the browser may send is the same
MOST_UNPACKED = 1000 * MEGABYTE  # of an archive, packed or not: one of ours is not compressed
MOST_FILES = 10_000  # in an archive
MOST_UNPACKED_IN_WORKBOOK = 400 * MEGABYTE
MOST_PACKING = 200  # times smaller than what it unpacks to, where that is much
MUCH = 20 * MEGABYTE
MOST_ROWS = 2_000_000
MOST_CELLS = 12_000_000
MOST_CELLS_IN_WORKBOOK = 5_000_000  # each is also kept as what it is
MOST_COLUMNS = 2_000
MOST_SIGNS = 100_000  # in a cell; a workbook's own limit is 32,767
