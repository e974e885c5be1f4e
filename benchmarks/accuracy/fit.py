"""Labelled pages to weights: a conditional random field with partly known labels, fitted with PyTorch.

The loss of a page is log Z - log Z', Z over all sequences of states and Z' over those that the labels allow (Tsuboi et al.
2008), so that lines whose truth is unsure, and the phases, which nobody labels, are summed out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch

from artcli.readers.text.labels import PHASES, ROLES, STATES, may_end, may_follow, may_start
from benchmarks.accuracy.truth import Labelled

_NEVER = -1e4
_ROLE_AT = torch.tensor([ROLES.index(role) for role, _ in STATES])
_PHASE_AT = torch.tensor([PHASES.index(phase) for _, phase in STATES])
_FOLLOWS = torch.tensor([[may_follow(b, a) for b in STATES] for a in STATES])
_STARTS = torch.tensor([may_start(s) for s in STATES])
_ENDS = torch.tensor([may_end(s) for s in STATES])


class Field(torch.nn.Module):
    """The weights, and the loss of a batch of pages."""

    def __init__(self, cue_count: int) -> None:
        super().__init__()
        self.roles = torch.nn.Parameter(torch.zeros(cue_count + 1, len(ROLES)))
        self.phases = torch.nn.Parameter(torch.zeros(cue_count + 1, len(PHASES)))
        self.follows = torch.nn.Parameter(torch.zeros(len(STATES), len(STATES)))
        self.start = torch.nn.Parameter(torch.zeros(len(STATES)))
        self.end = torch.nn.Parameter(torch.zeros(len(STATES)))

    def emissions(self, cues: torch.Tensor, offsets: torch.Tensor, keep: torch.Tensor | None) -> torch.Tensor:
        """Scores of all lines for all states."""
        bag = torch.nn.functional.embedding_bag
        by_role = bag(cues, self.roles, offsets, mode="sum", per_sample_weights=keep)
        by_phase = bag(cues, self.phases, offsets, mode="sum", per_sample_weights=keep)
        return by_role[:, _ROLE_AT] + by_phase[:, _PHASE_AT]

    def log_z(self, scores: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Padded scores (pages x lines x states) to log Z for each page."""
        never = torch.tensor(_NEVER)
        follows = torch.where(_FOLLOWS, self.follows, never).exp()
        start, end = torch.where(_STARTS, self.start, never), torch.where(_ENDS, self.end, never)
        alpha = scores[:, 0] + start
        for t in range(1, scores.shape[1]):
            top = alpha.max(dim=1, keepdim=True).values
            step = ((alpha - top).exp() @ follows + 1e-30).log() + top + scores[:, t]
            alpha = torch.where((t < lengths).unsqueeze(1), step, alpha)
        return torch.logsumexp(alpha + end, dim=1)

    def penalty(self) -> torch.Tensor:
        """The sum of all squared weights."""
        return sum((p.square().sum() for p in self.parameters()), torch.tensor(0.0))


def vocabulary(pages: Sequence[Labelled], least_pages: int = 4) -> list[str]:
    """The cues that speak on enough pages of more than one publisher."""
    on: Counter[str] = Counter()
    publishers: dict[str, set[str]] = {}
    for page in pages:
        for cue in {cue for line in page.seen for cue in line}:
            on[cue] += 1
            publishers.setdefault(cue, set()).add(page.publisher)
    return sorted(cue for cue, count in on.items() if count >= least_pages and len(publishers[cue]) > 1)


class _Prepared:
    def __init__(self, page: Labelled, index: dict[str, int], weight: float) -> None:
        rows = [[index[cue] for cue in line if cue in index] + [len(index)] for line in page.seen]
        self.cues = torch.tensor([cue for row in rows for cue in row])
        self.counts = torch.tensor([len(row) for row in rows])
        self.allowed = torch.tensor([[role in roles for role, _ in STATES] for roles in page.allowed])
        self.weight = weight
        self.length = len(rows)


def _batches(pages: Sequence[_Prepared], lines: int, generator: torch.Generator) -> list[list[_Prepared]]:
    """Pages of similar length together, the batches in random order."""
    ordered = sorted(pages, key=lambda page: page.length)
    batches: list[list[_Prepared]] = [[]]
    for page in ordered:
        if batches[-1] and (len(batches[-1]) + 1) * page.length > lines:
            batches.append([])
        batches[-1].append(page)
    return [batches[i] for i in torch.randperm(len(batches), generator=generator).tolist()]


def fit(
    pages: Sequence[Labelled], *, seed: int = 1, epochs: int = 30, l2: float = 0.6, silver_weight: float = 0.6, dropout: float = 0.1, loud: bool = False
) -> dict[str, Any]:
    """Labelled pages to the content of a weight file (without calibration)."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    cues = vocabulary(pages)
    index = {cue: i for i, cue in enumerate(cues)}
    prepared = [_Prepared(page, index, silver_weight if page.silver else 1.0) for page in pages if page.seen]
    field = Field(len(cues))
    optimiser = torch.optim.Adam(field.parameters(), lr=0.05)
    total = sum(p.weight for p in prepared)
    steps = len(_batches(prepared, 3000, generator)) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=0.06, total_steps=steps + 1, pct_start=0.15)
    for epoch in range(epochs):
        spent = 0.0
        for batch in _batches(prepared, 3000, generator)[: steps // epochs]:
            loss = _loss(field, batch, dropout, generator)
            share = sum(p.weight for p in batch) / total
            objective = loss + 0.5 * l2 * share * field.penalty()
            optimiser.zero_grad()
            (objective / len(batch)).backward()
            torch.nn.utils.clip_grad_norm_(field.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            spent += float(loss.detach())
        if loud and epoch % 5 == 4:
            print(f"  epoch {epoch + 1}: {spent / total:.3f} a page", flush=True)
    return _content(field, cues)


def _loss(field: Field, batch: Sequence[_Prepared], dropout: float, generator: torch.Generator) -> torch.Tensor:
    cues = torch.cat([p.cues for p in batch])
    counts = torch.cat([p.counts for p in batch])
    offsets = torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)[:-1]])
    keep = (torch.rand(len(cues), generator=generator) >= dropout).float() / (1 - dropout) if dropout else None
    flat = field.emissions(cues, offsets, keep)
    lengths = torch.tensor([p.length for p in batch])
    scores = torch.nn.utils.rnn.pad_sequence(list(flat.split(lengths.tolist())), batch_first=True)
    allowed = torch.nn.utils.rnn.pad_sequence([p.allowed for p in batch], batch_first=True, padding_value=True)
    known = torch.where(allowed, scores, torch.tensor(_NEVER))
    both = field.log_z(torch.cat([scores, known]), torch.cat([lengths, lengths]))
    weights = torch.tensor([p.weight for p in batch])
    loss: torch.Tensor = (weights * (both[: len(batch)] - both[len(batch) :])).sum()
    return loss


def _content(field: Field, cues: Sequence[str]) -> dict[str, Any]:
    names = [f"{role}/{phase}" for role, phase in STATES]
    slim = lambda row, keys: {k: round(v, 3) for k, v in zip(keys, row, strict=True) if abs(v) >= 0.02}
    by_cue = {}
    for cue, roles, phases in zip([*cues, "any line"], field.roles.tolist(), field.phases.tolist(), strict=True):
        found = slim(roles, [str(r) for r in ROLES]) | slim(phases, PHASES)
        if found:
            by_cue[cue] = found
    follows = {
        a: {b: round(w, 3) for b, w, allowed in zip(names, row, ok, strict=True) if allowed}
        for a, row, ok in zip(names, field.follows.tolist(), _FOLLOWS.tolist(), strict=True)
    }
    return {
        "states": names,
        "start": {n: round(w, 3) for n, w, ok in zip(names, field.start.tolist(), _STARTS.tolist(), strict=True) if ok},
        "end": {n: round(w, 3) for n, w, ok in zip(names, field.end.tolist(), _ENDS.tolist(), strict=True) if ok},
        "transitions": follows,
        "cues": by_cue,
        "calibration": {},
    }
