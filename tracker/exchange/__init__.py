"""Files in and out: what leaves the plan comes back without loss."""
