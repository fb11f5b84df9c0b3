"""A figure on paper: the figure of the screen drawn anew as SVG, the same in every form."""
