"""A class that cost little to define is to its callers what the standard library would have made of the same lines."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from artcli import values

_EMPTY = '''
class Empty(NamedTuple):
    """Nothing."""
'''

_TUPLES = '''
class Pair(NamedTuple):
    """Two."""

    first: int
    second: str | None = None

    def both(self) -> str:
        return f"{self.first}{self.second}"


class Many(NamedTuple):
    """More than have a constructor of their own."""

    {many}
    last: int = 40
'''.replace("{many}", "\n    ".join(f"n{number}: int" for number in range(40)))

_CLASSES = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Does not change."""

    name: str
    size: int | None = None
    parts: list[str] = field(default_factory=list)

    def double(self) -> str:
        return 2 * self.name


@dataclass(frozen=True, slots=True)
class Key:
    """Can be a key."""

    name: str
    size: int = 3


@dataclass(slots=True)
class Loose:
    """Changes."""

    name: str
    size: int = 3
    parts: list[str] = field(default_factory=list)
'''


def defined(monkeypatch: pytest.MonkeyPatch, *, ours: bool, deferred: bool) -> Any:
    """The classes as they are made here, or by the standard library, in a module of their own."""
    module = SimpleNamespace(__name__="made_for_a_test", field=dataclasses.field)
    module.NamedTuple = values.NamedTuple if ours else typing.NamedTuple
    module.dataclass = values.dataclass if ours else dataclasses.dataclass
    monkeypatch.setitem(sys.modules, module.__name__, module)
    source = "from __future__ import annotations\n" * deferred + _EMPTY + _TUPLES + _CLASSES
    exec(compile(source, module.__name__, "exec", dont_inherit=True), vars(module))
    return module


def told(action: Callable[[], object]) -> str:
    """What comes of something, an error included."""
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


def wide(base: type) -> Any:
    """A class that adds a field to another."""
    return type("Wide", (base,), {"__annotations__": {"colour": "int"}, "colour": 2})


ACTIONS: dict[str, Callable[[Any], object]] = {
    "a tuple is shown": lambda m: (m.Empty(), m.Pair(1), m.Pair(1, "a"), m.Pair(second="b", first=2), m.Many(*range(40))),
    "it has too few": lambda m: m.Pair(),
    "it has too many": lambda m: m.Pair(1, 2, 3),
    "it has an unknown one": lambda m: m.Pair(1, third=2),
    "its parameters": lambda m: [(one.name, one.default, one.kind) for kind in (m.Pair, m.Many) for one in inspect.signature(kind).parameters.values()],
    "its names": lambda m: (m.Pair._fields, m.Pair._field_defaults, m.Pair.__match_args__, m.Pair.__doc__, m.Pair.__mro__[1:], m.Pair.__qualname__),
    "its types": lambda m: (typing.get_type_hints(m.Pair), list(m.Many.__annotations__)),
    "it is a tuple": lambda m: (m.Pair(1, "a") == (1, "a"), hash(m.Pair(1, "a")) == hash((1, "a")), [*m.Pair(1)], m.Pair(1)[0], m.Pair(1) < m.Pair(2)),
    "it changes": lambda m: (m.Pair(1)._replace(second="c"), m.Many(*range(40))._replace(n7=0)),
    "it changes what it has not": lambda m: m.Pair(1)._replace(third=2),
    "its dictionary": lambda m: (m.Pair(1)._asdict(), m.Empty()._asdict()),
    "it is made of what comes": lambda m: m.Pair._make(iter([1, 2])),
    "it is made of too much": lambda m: m.Pair._make([1, 2, 3]),
    "it is made of too little": lambda m: m.Pair._make([1]),
    "it has methods": lambda m: m.Pair(1, "a").both(),
    "it is a value": lambda m: setattr(m.Pair(1), "first", 2),
    "it has no room": lambda m: setattr(m.Pair(1), "third", 2),
    "it travels": lambda m: (pickle.loads(pickle.dumps(m.Pair(1, "a"))), copy.copy(m.Many(*range(40))), copy.deepcopy(m.Pair(1))),
    "its pickle": lambda m: [pickle.dumps(m.Pair(1, "a"), number) for number in range(6)],
    "its fields say what they are": lambda m: m.Pair.second.__doc__,
    "one is made of it": lambda m: type("Triple", (m.Pair,), {})(1, "a"),
    "an object is shown": lambda m: (m.Fixed(name="a"), m.Fixed(name="a", size=1, parts=["b"]), m.Loose("a", 1), m.Loose("a", parts=["c"]), m.Key("a", size=2)),
    "a keyword is missing": lambda m: m.Fixed(),
    "a keyword is unknown": lambda m: m.Fixed(name="a", colour=2),
    "a keyword is none": lambda m: m.Fixed("a"),
    "a value is missing": lambda m: m.Loose(),
    "a value is too much": lambda m: m.Loose("a", 1, [], 2),
    "a list is its own": lambda m: (m.Loose("a").parts is m.Loose("a").parts, m.Fixed(name="a").parts is m.Fixed(name="a").parts),
    "parameters": lambda m: (inspect.signature(m.Fixed), inspect.signature(m.Loose), inspect.signature(m.Loose.__init__)),
    "types": lambda m: (typing.get_type_hints(m.Fixed), typing.get_type_hints(m.Fixed.__init__), m.Fixed.__init__.__qualname__),
    "fields": lambda m: [(one.name, one.type, one.default, one.kw_only) for one in (*dataclasses.fields(m.Fixed), *dataclasses.fields(m.Loose))],
    "names": lambda m: (m.Fixed.__match_args__, m.Loose.__match_args__, m.Fixed.__slots__, m.Fixed.__doc__, m.Fixed.__qualname__, m.Fixed.__module__),
    "equal": lambda m: (m.Fixed(name="a") == m.Fixed(name="a"), m.Fixed(name="a") == m.Fixed(name="b"), m.Key("a") == m.Loose("a"), m.Key("a") == ("a", 3)),
    "a key": lambda m: (hash(m.Key("a")) == hash(m.Key("a")), len({m.Key("a"), m.Key("a", 3), m.Key("b")})),
    "a key that holds a list": lambda m: hash(m.Fixed(name="a")),
    "no key": lambda m: hash(m.Loose("a")),
    "replaced": lambda m: (dataclasses.replace(m.Fixed(name="a", size=2), name="b"), dataclasses.replace(m.Loose("a"), size=4)),
    "replaced by what there is not": lambda m: dataclasses.replace(m.Fixed(name="a"), colour=2),
    "a dictionary": lambda m: (dataclasses.asdict(m.Fixed(name="a")), dataclasses.astuple(m.Loose("a")), dataclasses.is_dataclass(m.Key)),
    "set": lambda m: setattr(m.Fixed(name="a"), "name", "b"),
    "deleted": lambda m: delattr(m.Fixed(name="a"), "name"),
    "no room": lambda m: setattr(m.Loose("a"), "colour", 2),
    "methods": lambda m: m.Fixed(name="a").double(),
    "travels": lambda m: (pickle.loads(pickle.dumps(m.Fixed(name="a"))), copy.deepcopy(m.Loose("a")), copy.copy(m.Key("a"))),
    "pickles": lambda m: [pickle.dumps(one, number) for number in range(2, 6) for one in (m.Fixed(name="a"), m.Loose("a"), m.Key("a"))],
    "one that changes of one that does not": lambda m: dataclasses.dataclass(wide(m.Key)),
    "one of one": lambda m: dataclasses.dataclass(frozen=True)(wide(m.Key))("a", colour=3),
}  # fmt: skip


@pytest.mark.parametrize("deferred", [True, False], ids=["types are strings", "types are types"])
@pytest.mark.parametrize("name", ACTIONS)
def test_as_the_standard_library_makes_it(name: str, deferred: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(lambda: ACTIONS[name](defined(monkeypatch, ours=True, deferred=deferred)))
    assert found == told(lambda: ACTIONS[name](defined(monkeypatch, ours=False, deferred=deferred)))


_TRIED = pytest.mark.skipif(values.NamedTuple is typing.NamedTuple, reason="on this Python the standard library makes the classes")


@_TRIED
def test_what_is_frozen_takes_no_new_attribute_and_what_is_made_of_it_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard library means so too, and falls over its own class with slots."""
    key: Any = defined(monkeypatch, ours=True, deferred=True).Key
    with pytest.raises(dataclasses.FrozenInstanceError):
        key("a").colour = 2
    made: Any = type("Wide", (key,), {})("a")
    made.colour = 2
    assert made.colour == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.name = "b"
    del made.colour
    assert not hasattr(made, "colour")


@pytest.mark.parametrize("change", ["version_info = (3, 99)", "implementation.name = 'pypy'"])
def test_a_python_that_nobody_tried_has_the_classes_of_its_standard_library(change: str) -> None:
    program = f"import dataclasses, sys, typing\nsys.{change}\nfrom artcli import values\n"
    program += "assert values.NamedTuple is typing.NamedTuple and values.dataclass is dataclasses.dataclass"
    subprocess.run([sys.executable, "-c", program], check=True)


@_TRIED
def test_no_method_is_compiled_when_a_class_is_defined() -> None:
    program = (
        "import sys\nfrom dataclasses import field\nfrom artcli.values import NamedTuple, dataclass\n"
        "sys.addaudithook(lambda event, given: print(given) if event == 'compile' else None)\n"
    )
    done = subprocess.run([sys.executable, "-c", program + _TUPLES + _CLASSES], capture_output=True, text=True, check=True)
    assert "self" not in done.stdout
    assert "_cls" not in done.stdout
