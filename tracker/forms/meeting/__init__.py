"""Holding a review: begin it, take up one thing at a time, note decisions, and sum up."""

from tracker.forms.meeting.beginning import begin
from tracker.forms.meeting.holding import hold
from tracker.forms.meeting.sitting import complaint, take_part

__all__ = ["begin", "complaint", "hold", "take_part"]
