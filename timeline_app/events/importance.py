"""How much an event weighs on the timeline, 0 to 1, with the reasons: it decides who is drawn first."""

from __future__ import annotations

from timeline_app.events.cluster import Cluster
from timeline_app.events.discourse import Discourse
from timeline_app.model import Basis, BlockKind, Status

_BASE = 0.2


def importance(discourse: Discourse, cluster: Cluster) -> tuple[float, str]:
    """The weight of an event and what it comes from, as a plain sentence."""
    reasons: list[tuple[float, str]] = []
    heads = cluster.heads
    kinds = {discourse.block_kind(head) for head in heads}
    first = min((discourse.paragraph(h) for h in range(len(discourse.tree.tokens)) if _body(discourse, h)), default=-1)
    if BlockKind.TITLE in kinds:
        reasons.append((0.25, "named in the headline"))
    elif BlockKind.HEADING in kinds:
        reasons.append((0.1, "named in a heading"))
    if any(discourse.paragraph(head) == first for head in heads):
        reasons.append((0.2, "told in the lead"))
    if len(heads) > 1:
        reasons.append((min(0.05 * (len(heads) - 1), 0.15), f"mentioned {len(heads)} times"))
    if cluster.dating is not None and cluster.dating.basis is Basis.STATED:
        reasons.append((0.1, "with a date of its own"))
    if len(cluster.first.candidate.names) > 0:
        reasons.append((min(0.04 * len(cluster.first.candidate.names), 0.1), "with named participants"))
    if cluster.first.candidate.fact.status is not Status.HAPPENED:
        reasons.append((-0.1, f"only {cluster.first.candidate.fact.status.value}"))
    score = max(0.0, min(1.0, _BASE + sum(weight for weight, _ in reasons)))
    said = ", ".join(text for _, text in reasons) or "mentioned once in passing"
    return round(score, 3), said[0].upper() + said[1:] + "."


def _body(discourse: Discourse, index: int) -> bool:
    return discourse.block_kind(index) is BlockKind.PARAGRAPH
