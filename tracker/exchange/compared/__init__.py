"""What files say beside what the plan holds: three ways, cell by cell, before it is written."""
