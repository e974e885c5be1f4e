"""Named tuples and dataclasses that cost little to define.

The standard library writes a constructor for each named tuple, and five methods for each dataclass, as source text, and compiles it when
the class is defined. A start defines some eighty classes, and would spend a sixth of its time on that. Here the methods are
shared, and a constructor is a function that is there already, with other names for its parameters. To callers, to checkers of types, to
`dataclasses`, `inspect`, `copy` and `pickle` the classes are what the standard library makes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

# what follows leans on the inside of CPython, which may change with each version: where it was not tried, the standard library makes the classes
if TYPE_CHECKING or sys.implementation.name != "cpython" or sys.version_info >= (3, 14):
    from dataclasses import dataclass as dataclass
    from typing import NamedTuple as NamedTuple
else:
    import dataclasses
    from _collections import _tuplegetter as _getter
    from types import FunctionType

    _made = tuple.__new__
    # for so many fields, what `collections.namedtuple` compiles for them; for more what is slower, and as good once a page
    _CONSTRUCTORS = (
        lambda _cls: _made(_cls, ()),
        lambda _cls, a: _made(_cls, (a,)),
        lambda _cls, a, b: _made(_cls, (a, b)),
        lambda _cls, a, b, c: _made(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _made(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _made(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _made(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _made(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _made(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _made(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _made(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)),
    )

    def _of_many(_cls):
        return _made(_cls, (*locals().values(),)[1:])

    def _make(cls, iterable):
        """A tuple of the class from its values in order."""
        values = _made(cls, iterable)
        if len(values) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
        return values

    def _changed(self, /, **given):
        """The same with other values for some fields."""
        values = self._make(map(given.pop, self._fields, self))
        if given:
            raise (TypeError if sys.version_info >= (3, 13) else ValueError)(f"Got unexpected field names: {list(given)!r}")
        return values

    def _told(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"

    def _by_name(self):
        """The fields by their names."""
        return dict(zip(self._fields, self, strict=True))

    _SHARED = {
        "__slots__": (),
        "_make": classmethod(_make),
        "_replace": _changed,
        "__replace__": _changed,
        "__repr__": _told,
        "_asdict": _by_name,
        "__getnewargs__": lambda self: tuple(self),
    }

    class _Naming(type):
        """Makes a tuple with names of what stands in a class."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            types = namespace.get("__annotations__", {})
            fields = tuple(types)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            template = (_CONSTRUCTORS[len(fields)] if len(fields) < len(_CONSTRUCTORS) else _of_many).__code__
            called = {"co_name": "__new__", "co_qualname": f"{name}.__new__", "co_varnames": ("_cls", *fields)}
            code = template.replace(**called, co_argcount=len(fields) + 1, co_nlocals=len(fields) + 1)
            constructor = FunctionType(code, globals(), "__new__", tuple(defaults.values()))
            constructor.__annotations__ = types
            getters = {field: _getter(index, f"Alias for field number {index}") for index, field in enumerate(fields)}
            own = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__new__": constructor}
            return type(name, (tuple,), {**_SHARED, **namespace, **own, **getters})

    class NamedTuple(metaclass=_Naming):
        """As `typing.NamedTuple`."""

    class _Factory:
        """Stands for a default that is made anew for each object."""

        def __repr__(self):
            return "<factory>"

    _FACTORY = _Factory()
    _MISSING = dataclasses.MISSING
    _put = object.__setattr__

    class _Plain:
        """What dataclasses can do."""

        __slots__ = ()
        __hash__ = None

        def _fill(self, given):
            for name, field in self.__dataclass_fields__.items():
                value = given[name]
                _put(self, name, field.default_factory() if value is _FACTORY else value)

        def __repr__(self):
            return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__dataclass_fields__)})"

        def __eq__(self, other):
            return _values_of(self) == _values_of(other) if type(other) is type(self) else NotImplemented

    class _Frozen(_Plain):
        """What those can do that do not change."""

        __slots__ = ()

        def __hash__(self):
            return hash(_values_of(self))

        def __setattr__(self, name, value):
            _refuse(self, name, "assign to")
            super().__setattr__(name, value)

        def __delattr__(self, name):
            _refuse(self, name, "delete")
            super().__delattr__(name)

        def __getstate__(self):
            return list(_values_of(self))

        def __setstate__(self, state):
            for name, value in zip(self.__dataclass_fields__, state, strict=False):
                _put(self, name, value)

    def _values_of(one):
        """The values of all fields."""
        return tuple([getattr(one, name) for name in one.__dataclass_fields__])

    def _refuse(one, name, doing):
        """Lets a class that is made of a frozen one have attributes of its own, and nothing else."""
        if "__dataclass_fields__" in vars(type(one)) or name in one.__dataclass_fields__:
            raise dataclasses.FrozenInstanceError(f"cannot {doing} field {name!r}")

    def _constructor_of(cls, *, kw_only):
        """The `__init__` of a class whose fields are known."""

        def template(self):  # its code must hold for any number of parameters: they are not known, and nothing comes from around it
            self._fill(locals())

        fields = cls.__dataclass_fields__
        defaults = {name: _FACTORY if one.default is _MISSING else one.default for name, one in fields.items() if _has_default(one)}
        code = template.__code__.replace(
            co_name="__init__",
            co_qualname=f"{cls.__qualname__}.__init__",
            co_varnames=("self", *fields),
            co_nlocals=len(fields) + 1,
            **({"co_kwonlyargcount": len(fields)} if kw_only else {"co_argcount": len(fields) + 1}),
        )
        # the names of its types are those of the module in which the class stands
        constructor = FunctionType(code, vars(sys.modules[cls.__module__]), "__init__", None if kw_only else tuple(defaults.values()))
        constructor.__kwdefaults__ = defaults if kw_only else None
        constructor.__annotations__ = {**{name: one.type for name, one in fields.items()}, "return": None}
        return constructor

    def _has_default(one):
        return one.default is not _MISSING or one.default_factory is not _MISSING

    def dataclass(*, slots, frozen=False, kw_only=False):
        """As `dataclasses.dataclass`, of what is asked for here."""
        assert slots

        def define(cls):
            dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
            cls.__dataclass_params__.frozen = frozen  # is asked of the bases of a dataclass
            fields = cls.__dataclass_fields__
            own = {name: value for name, value in vars(cls).items() if name not in fields and name not in ("__dict__", "__weakref__")}
            own |= {"__slots__": tuple(fields), "__init__": _constructor_of(cls, kw_only=kw_only), "__qualname__": cls.__qualname__}
            return type(cls)(cls.__name__, (_Frozen if frozen else _Plain,), own)

        return define
