"""The demonstration workspace Väderåsa: its tables, its story, and the scripts that write it out."""
