"""Bytes become leaves: tables of cells, whatever sort of file they are, within bounds."""
