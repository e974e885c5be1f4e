"""Writes the CLDR facts of a language (months, weekdays, day periods, figures, date order) to the end of its pack.

    python tools/cldr.py                 every pack
    python tools/cldr.py fr de           these

Needs the extra `packs` (babel). Everything below the mark is rewritten; what stands above it is by hand and wins.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names, get_period_names

PACKS = Path(__file__).parent.parent / "src/artcli/language/locales"
MARK = "# ---- below: written by tools/cldr.py from the Unicode CLDR; not by hand ----"
DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹", "deva": "०१२३४५६७८९", "beng": "০১২৩৪৫৬৭৮৯",
          "guru": "੦੧੨੩੪੫੬੭੮੯", "gujr": "૦૧૨૩૪૫૬૭૮૯", "telu": "౦౧౨౩౪౫౬౭౮౯", "mlym": "൦൧൨൩൪൫൬൭൮൯", "mymr": "၀၁၂၃၄၅၆၇၈၉", "khmr": "០១២៣៤៥៦៧៨៩"}  # fmt: skip
OWN_DIGITS = {"ar": "arab", "fa": "arabext", "ur": "arabext", "hi": "deva", "mr": "deva", "ne": "deva", "bn": "beng",
              "pa": "guru", "gu": "gujr", "te": "telu", "ml": "mlym", "my": "mymr", "km": "khmr", "ps": "arabext", "ku": "arab"}  # fmt: skip


def forms(getter: object, keys: list[int], tag: str) -> list[list[str]]:
    """Every printed form of each month or weekday: long and short, inside a date and alone."""
    out: list[list[str]] = []
    for key in keys:
        found = [getter(width, context, tag)[key] for width in ("wide", "abbreviated") for context in ("format", "stand-alone")]  # type: ignore[operator]
        plain = [form.rstrip(".") for form in found if form.endswith(".")]
        out.append(list(dict.fromkeys(form for form in (*found, *plain) if form and not form.isdigit())))
    return out


def date_order(tag: str) -> str:
    """The order of day, month and year in the language's short date."""
    pattern = Locale.parse(tag).date_formats["short"].pattern.lower()
    first = sorted((pattern.index(letter), letter) for letter in "dmy")
    order = "".join(letter for _, letter in first)
    return order if order in ("dmy", "mdy", "ymd") else "dmy"


def table(tag: str) -> str:
    """The [cldr] table of a language, as TOML."""
    quote = lambda value: json.dumps(value, ensure_ascii=False)
    periods = get_period_names("abbreviated", "format", tag)
    wide = get_period_names("wide", "format", tag)
    lines = ["[cldr]", f"date_order = {quote(date_order(tag))}"]
    for name, values in (("months", forms(get_month_names, list(range(1, 13)), tag)), ("weekdays", forms(get_day_names, list(range(7)), tag))):
        lines += [f"{name} = [", *(f"    {quote(v)}," for v in values), "]"]
    for name in ("am", "pm"):
        both = list(dict.fromkeys(v for v in (periods.get(name), wide.get(name)) if v))
        lines.append(f"{name} = {quote(both)}")
    lines.append(f"digits = {quote(DIGITS.get(OWN_DIGITS.get(tag, ''), ''))}")
    return "\n".join(lines) + "\n"


def refresh(path: Path) -> None:
    """Rewrites what stands below the mark in one pack."""
    if not path.exists():
        sys.exit(f"cldr: there is no {path}; write the words of the language there first")
    head = path.read_text("utf-8").split(MARK)[0].rstrip()
    try:
        path.write_text(f"{head}\n\n{MARK}\n{table(path.stem)}", "utf-8")
    except UnknownLocaleError:
        print(f"{path.name}: no CLDR data; its months and weekdays must be written by hand", file=sys.stderr)


def main(tags: list[str]) -> None:
    """Refreshes packs, each in a process of its own: babel's tables of one language keep what aliases of another put there."""
    if len(tags) == 1:
        refresh(PACKS / f"{tags[0]}.toml")
        return
    for tag in tags:
        if subprocess.run([sys.executable, __file__, tag]).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(p.stem for p in PACKS.glob("*.toml")))
