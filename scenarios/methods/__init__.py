"""Methods by their authors' names, over plain numbers; they know no record and not each other."""
