"""The shapes of a workload: which kinds there are, and how records and revisions fall on them."""

from dataclasses import dataclass

GOAL_FIELDS = (
    "title",
    "description",
    "level",
    "sector",
    "owner",
    "good_economy",
    "due",
    "status",
    "status_comment",
    "confidence",
)


@dataclass(frozen=True)
class Share:
    """How much of a workload one kind is: parts of the revisions, parts of the records."""

    revisions: float
    records: int
    late: float = 0.01
    retired: float = 0.03
    restored: float = 0.02
    fields: tuple[str, ...] | None = None


ONE = {"goal": Share(1, 1, fields=GOAL_FIELDS)}
REAL = {
    "goal": Share(20_000, 500),
    "indicator": Share(15_000, 800),
    "target": Share(10_000, 2_000, late=0.5),
    "observation": Share(861_000, 382_000, late=0.95, retired=0.01, restored=0.005),
    "resource": Share(3_000, 100),
    "contribution": Share(12_000, 1_500, late=0.3),
    "allocation": Share(20_000, 3_000, late=0.3),
    "driver": Share(1_000, 40),
    "variant": Share(1_500, 120),
    "scenario": Share(2_000, 30),
    "likelihood": Share(8_000, 300),
    "assumption": Share(3_000, 150),
    "signpost": Share(4_000, 150),
    "impact": Share(12_000, 3_000, late=0.3),
    "outlook": Share(2_000, 300, late=0.3),
    "projection": Share(6_000, 1_500, late=0.5),
    "cross_impact": Share(5_000, 1_500),
    "actor": Share(1_000, 100),
    "stance": Share(6_000, 2_000, late=0.3),
    "relation": Share(4_000, 1_200),
    "review": Share(500, 60, late=0.8),
    "point": Share(2_500, 800, late=0.8),
    "decision": Share(1_400, 400, late=0.8),
    "addendum": Share(50, 20, late=0.8),
    "settings": Share(50, 1, retired=0, restored=0),
}
FEWEST = 4  # records of a kind, so that others can refer to them
SHAPES = {"one": ONE, "real": REAL}
RECORDS = {"one": 0.02, "real": 0.4}


def sizes(shape: str, revisions: int, records: int) -> dict[str, tuple[int, int]]:
    """Say how many records and revisions each kind has: (records, revisions), a few at least."""
    shares = SHAPES[shape]
    per_record = records / sum(share.records for share in shares.values())
    per_revision = revisions / sum(share.revisions for share in shares.values())
    counted = {
        kind: (
            max(min(FEWEST, share.records), round(share.records * per_record)),
            round(share.revisions * per_revision),
        )
        for kind, share in shares.items()
    }
    return {kind: (held, max(held, written)) for kind, (held, written) in counted.items()}
