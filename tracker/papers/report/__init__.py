"""The report of a period: what was changed between two moments and why, and how the plan stands."""
