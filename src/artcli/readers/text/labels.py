"""The roles that make a whole page most likely, and how sure each is.

How well a role fits a line is said by the forest; how well a state follows another by the chain.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from artcli.punctuation import ITEM_MARKS
from artcli.readers.text import chain
from artcli.readers.text.chain import Row
from artcli.readers.text.roles import Role
from artcli.readers.text.states import ROLES, STATES
from artcli.readers.text.weights import NEVER, Model
from artcli.values import NamedTuple

_ROLE_OF = tuple(role for role, _ in STATES)
_HOPELESS = 6.0
"""A role this much below the best of its line (in log-odds, one in four hundred) is not followed further."""


class Mended(NamedTuple):
    """Of a line whose role followed from the whole page: the role that it had, and what of the page spoke against that, in a few words."""

    was: Role
    why: str


class Labels(NamedTuple):
    """For each line of a page: its role, its phase, and the probability of each role that was thinkable; with what was seen."""

    roles: tuple[Role, ...]
    phases: tuple[str, ...]
    chances: tuple[Mapping[Role, float], ...]
    seen: tuple[Sequence[float], ...]
    mended: Mapping[int, Mended] = MappingProxyType({})
    places: Mapping[Role, Sequence[int]] | None = None  # the lines of each role, where these are asked for again and again

    def of(self, *roles: Role) -> Sequence[int]:
        """The lines that have one of some roles, in order."""
        places = places_of(self.roles) if self.places is None else self.places
        found = [places[role] for role in roles if role in places]
        return sorted(itertools.chain.from_iterable(found)) if len(found) > 1 else found[0] if found else ()


def places_of(roles: Sequence[Role]) -> Mapping[Role, Sequence[int]]:
    """Roles to the lines of each."""
    out: dict[Role, list[int]] = {}
    for i, role in enumerate(roles):
        out.setdefault(role, []).append(i)
    return out


def label(seen: Sequence[Sequence[float]], allowed: Sequence[frozenset[Role] | None], model: Model, keys: Sequence[str] = ()) -> Labels:
    """The cues of each line to roles; `allowed` holds what the explicit grammar already knows of a line (None: nothing).

    `keys` are what the lines say: what is printed twice is one candidate for the headline.
    """
    if not seen:
        return Labels((), (), (), ())
    never = [not _may_be_headline(key) for key in keys]
    if any(never):
        allowed = [(_ANY if roles is None else roles) - {Role.HEADLINE} or roles if is_none else roles for roles, is_none in zip(allowed, never, strict=True)]
    scores = _scores(seen, allowed, model)
    rows = chain.rows(scores, _HOPELESS)
    path, is_sound = chain.best_path(rows, model)
    if not is_sound:  # what was hopeless is needed, or a rule must be broken, as on a page that is furniture alone
        rows = chain.rows(scores, -2 * NEVER)
        path, _ = chain.best_path(rows, model)
    odds = chain.chances(rows, model)
    path = _with_likeliest_headline(path, rows, odds, keys, model)
    chances = []
    for row in odds:
        by_role: dict[Role, float] = {}
        for state, chance in row.items():
            role = _ROLE_OF[state]
            by_role[role] = by_role.get(role, 0.0) + chance
        chances.append(by_role)
    return Labels(tuple(_ROLE_OF[s] for s in path), tuple(STATES[s][1] for s in path), tuple(chances), tuple(seen))


def with_headline(given: Labels, headline: int, allowed: Sequence[frozenset[Role] | None], model: Model, keys: Sequence[str]) -> Labels:
    """Labels to those of the same page with another line as its headline; why, and what was taken for it, they tell."""
    taken = given.roles.index(Role.HEADLINE)
    others = [(_ANY if roles is None else roles) - {Role.HEADLINE} or roles for roles in allowed]
    others[headline] = frozenset({Role.HEADLINE})
    found = label(given.seen, others, model, keys)
    both = min(1.0, sum(given.chances[i].get(Role.HEADLINE, 0.0) for i in (taken, headline)))
    chances = list(found.chances)
    chances[headline] = {**given.chances[headline], Role.HEADLINE: both}
    return found._replace(chances=tuple(chances), mended={headline: Mended(given.roles[headline], "the text tells of it, and not of another line above")})


def _scores(seen: Sequence[Sequence[float]], allowed: Sequence[frozenset[Role] | None], model: Model) -> list[list[float]]:
    """For each line the log-odds that forest and bias give each role."""
    out = []
    for line, roles in zip(seen, allowed, strict=True):
        scores = [model.scale * total + bias for total, bias in zip(model.forest.add_up(line), model.bias, strict=True)]
        if roles is not None:
            scores = [score if role in roles else NEVER for role, score in zip(ROLES, scores, strict=True)]
        out.append(scores)
    return out


_LONGEST_HEADLINE = 300  # characters: a page that is one line has none


def _may_be_headline(key: str) -> bool:
    """False of what is no paper's headline.

    A number, an address without blanks ('the-ferry-is-back-in-june'), a label ('Jo Hale, mayor of Halvoe:'), a deck that goes on from one
    ('… as storm nears'), a whole text.
    """
    if len(key) > _LONGEST_HEADLINE or key.lstrip(_BEFORE_ITEMS).startswith(("…", "...")) or key.endswith(":"):
        return False
    return any(map(str.isalpha, key)) and (" " in key or not key.isascii() or key.count("-") < 3)


_BEFORE_ITEMS = "".join(ITEM_MARKS) + " "
_ANY = frozenset(ROLES)
_HEADLINE = STATES.index((Role.HEADLINE, "story"))


def _with_likeliest_headline(path: list[int], rows: Sequence[Row], odds: Sequence[Row], keys: Sequence[str], model: Model) -> list[int]:
    """The best path with the line that is most probably the headline, over all paths: the best one alone may rest on what is far from it."""
    chosen = _likeliest_headline(odds, keys)
    if chosen is None and _HEADLINE in path:  # it is not sure that there is any: if the path has one, let it be the likeliest
        chosen = max(range(len(path)), key=lambda i: odds[i].get(_HEADLINE, 0.0))
    if chosen is not None and path[chosen] != _HEADLINE:
        kept = [{s: score for s, score in row.items() if (s == _HEADLINE) == (i == chosen)} or row for i, row in enumerate(rows)]
        other, is_sound = chain.best_path(kept, model)
        return other if is_sound else path
    return path


def _likeliest_headline(odds: Sequence[Row], keys: Sequence[str]) -> int | None:
    """The line whose words are most probably the headline, wherever they stand; None where the page has more probably none."""
    of_words: dict[str, float] = {}
    named = [(i, row.get(_HEADLINE, 0.0), keys[i] if keys else str(i)) for i, row in enumerate(odds)]
    for _, chance, key in named:
        of_words[key] = of_words.get(key, 0.0) + chance
    best = max(of_words, key=lambda key: of_words[key])
    if of_words[best] <= 1.0 - sum(of_words.values()):
        return None
    return max((i for i, _, key in named if key == best), key=lambda i: (odds[i].get(_HEADLINE, 0.0), -i))
