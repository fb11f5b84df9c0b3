"""Files as offices really have them: what stands where, what it means, and what to ask."""
