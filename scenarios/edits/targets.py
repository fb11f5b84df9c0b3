"""Interim targets: steps on the way to what an indicator should reach on its target date."""

from scenarios.edits.batch import Batch
from scenarios.errors import TargetTooLate
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act


def check_targets(batch: Batch) -> None:
    """Refuse a new interim target on the indicator's target date or later."""
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        if row.kind == "target" and row.act is Act.ADD:
            parts = KINDS["target"].split(row.key)
            indicator = RecordId("indicator", parts["indicator"])
            last = batch.state(indicator, row.effective_on).values.get("target_date")
            if last is not None and parts["day"] >= last:
                late = TargetTooLate(indicator=indicator.key, day=parts["day"], last=last)
                batch.refuse(late.about("day"), turn)
