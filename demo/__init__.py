"""The demonstration Väderåsa: its tables, its story, and the scripts that write it out."""
