"""Printed dates: the table tests/tables/dates.md, and what holds for every text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artcli.errors import UnknownZone
from artcli.language import dates, day_order, zones
from artcli.language import locale as locales
from artcli.language.locale import Locale
from artcli.language.stamps import Stamp, complete, rest
from counting import steps

TABLE = Path(__file__).parent.parent / "tables" / "dates.md"


def rows() -> list[tuple[str, str, str]]:
    """The rows of the table: printed text, language, expected."""
    found = []
    for line in TABLE.read_text("utf-8").split("\n"):
        parts = [part.strip() for part in line.rsplit("|", 2)]
        if len(parts) == 3 and len(parts[1]) == 2:
            found.append((parts[0], parts[1], parts[2]))
    return found


def locale_of(tag: str) -> Locale:
    if tag not in locales.tags():
        pytest.skip(f"no language pack '{tag}'")
    return locales.load(tag)


def moment(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def said(stamp: Stamp) -> str:
    """A stamp in the words of the table."""
    parts: list[str] = [stamp.label] if stamp.label else []
    if stamp.value is not None:
        parts.append(moment(stamp.value) + "?" * stamp.ambiguous)
    elif stamp.relative:
        parts.append("relative")
    else:
        if stamp.day:
            parts.append("--{:02}-{:02}".format(*stamp.day))
        elif stamp.weekday is not None:
            parts.append(f"weekday {stamp.weekday}")
        if stamp.time:
            offset = stamp.offset if isinstance(stamp.offset, timezone) else None
            parts.append("T" + moment(datetime(2025, 1, 1, *stamp.time, tzinfo=offset))[11:])
        if stamp.day is None and stamp.weekday is None and stamp.time is None:
            parts.append("no day")
    known = isinstance(stamp.value, datetime) and stamp.value.tzinfo is not None
    if stamp.zone and not known and not isinstance(stamp.offset, timezone):
        parts.append(f"[{stamp.zone}]")
    return " ".join(parts)


@pytest.mark.parametrize(("text", "tag", "expected"), rows(), ids=[f"{tag}: {text}" for text, tag, _ in rows()])
def test_table(text: str, tag: str, expected: str) -> None:
    assert (" ; ".join(said(stamp) for stamp in dates.find(text, locale_of(tag))) or "-") == expected


def test_the_table_is_read_whole() -> None:
    assert len(rows()) >= 250
    assert len({tag for _, tag, _ in rows()}) >= 30


# ---- where a stamp stands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "left"),
    [
        ("Publié le : 31/12/2022 - 08:06Modifié le : 31/12/2022 - 09:12", "fr", ""),
        ("Le 25/11/2025 à 19h13", "fr", ""),
        ("Anne Exemple 30/12/2022 à 16:40, Mis à jour le 31/12/2022 à 10h", "fr", "Anne Exemple"),
        ("28.04.2023Eva Beispiel", "de", "Eva Beispiel"),
        ("13.05.2024 12:24Lesezeit: 5 Min.", "de", "Lesezeit: 5 Min"),
        ("Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST", "en", ""),
        ("(Updated: May 5, 2024, 5 p.m.)", "en", ""),
        ("11:00 AM PDT • May 16, 2024", "en", ""),
        ("例田花子2025年1月13日 21時37分", "ja", "例田花子"),
        ("2024年4月24日 星期三Halvoe网", "zh", "Halvoe网"),
        ("2025년 6월 4일 수요일Halvoe일보", "ko", "Halvoe일보"),
        ("2025年1月13日 20時01分 更新 | 例田花子", "ja", "例田花子"),
        ("Le 5 mai 2025 à 19 h. Anne Exemple", "fr", "Anne Exemple"),
        ("Aktualisiert heute, 5. Mai – Eva Beispiel", "de", "Eva Beispiel"),
        ("no date here", "en", "no date here"),
    ],
)
def test_rest(text: str, tag: str, left: str) -> None:
    locale = locale_of(tag)
    assert rest(text, dates.find(text, locale), locale) == left


def test_a_stamp_holds_its_label_and_its_zone() -> None:
    text = "Jane Example — Updated: 5 May 2024, 5 p.m. EDT — 3 comments"
    (stamp,) = dates.find(text, locale_of("en"))
    assert text[stamp.start : stamp.end] == "Updated: 5 May 2024, 5 p.m. EDT"
    assert (stamp.label, stamp.zone) == ("modified", "EDT")


def test_a_sentence_without_figures_has_no_stamps() -> None:
    assert dates.find("Il y a longtemps que la commune attend son pont, dit-elle aujourd'hui.", locale_of("fr")) == ()


# ---- complete --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "reference", "expected"),
    [
        ("modifié à 07h59", "fr", date(2022, 12, 31), "2022-12-31T07:59"),
        ("modifié à 07h59", "fr", datetime(2022, 12, 31, 7, 6), "2022-12-31T07:59"),
        ("25 novembre", "fr", date(2025, 12, 1), "2025-11-25"),
        ("2 janvier", "fr", date(2025, 12, 30), "2026-01-02"),
        ("30 décembre", "fr", date(2026, 1, 2), "2025-12-30"),
        ("mardi 25 novembre", "fr", date(2026, 2, 1), "2025-11-25"),
        ("Updated Fri 5:30 p.m.", "en", date(2025, 11, 25), "2025-11-21T17:30"),
        ("Updated Tuesday", "en", date(2025, 11, 25), "2025-11-25"),
        ("Updated 5 pm ET", "en", date(2025, 7, 1), "2025-07-01T17:00-04:00"),
        ("29 février", "fr", date(2024, 1, 5), "2024-02-29"),
    ],
)
def test_complete(text: str, tag: str, reference: date, expected: str) -> None:
    (stamp,) = dates.find(text, locale_of(tag))
    assert stamp.value is None
    value = complete(stamp, reference).value
    assert value is not None
    assert moment(value) == expected


def test_complete_invents_nothing() -> None:
    (relative,) = dates.find("Published 15 hours ago", locale_of("en"))
    assert complete(relative, date(2025, 11, 25)) == relative
    (leap_day,) = dates.find("29 février", locale_of("fr"))
    assert complete(leap_day, date(2022, 6, 1)).value is None
    (whole,) = dates.find("5 May 2024", locale_of("en"))
    assert complete(whole, date(2025, 11, 25)) == whole


def test_what_is_missing() -> None:
    (day,) = dates.find("25 novembre", locale_of("fr"))
    (time,) = dates.find("modifié à 07h59", locale_of("fr"))
    assert (day.value, day.day, day.time) == (None, (11, 25), None)
    assert (time.value, time.day, time.time) == (None, None, (7, 59, 0))
    (whole,) = dates.find("16:00 GMT, Friday 22 Nov 2024", locale_of("en"))
    assert (whole.value, whole.weekday) == (datetime(2024, 11, 22, 16, tzinfo=UTC), 4)
    assert (whole.day, whole.time, whole.offset) == (None, None, None)


# ---- read ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "tag", "expected"),
    [
        ("Tue, 25 Nov 2025 19:13:00 +0100", "fr", "2025-11-25T19:13+01:00"),
        ("Tue, 25 Nov 2025 19:13:00 GMT", "de", "2025-11-25T19:13+00:00"),
        ("Tue Nov 25 19:13:00 2025", "en", "2025-11-25T19:13"),
        ("Tue Nov 25 19:13:00 CET 2025", "en", "2025-11-25T19:13+01:00"),
        ("Tue Nov 25 19:13:05 +0000 2025", "en", "2025-11-25T19:13:05+00:00"),
        ("20251125T191300Z", "en", "2025-11-25T19:13+00:00"),
        ("20251125", "en", "2025-11-25"),
        ("2025-11-25T19:13:00.5Z", "en", "2025-11-25T19:13+00:00"),
        ("25 novembre 2025", "fr", "2025-11-25"),
        ("2025-11-25", "en", "2025-11-25"),
        ("05/06/2025", "fr", "2025-06-05"),
    ],
)
def test_read(value: str, tag: str, expected: str) -> None:
    read = dates.read(value, locale_of(tag))
    assert read is not None
    assert moment(read) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "None",
        "novembre",
        "10:10",
        "19h13",
        "1",
        "-1",
        "²",
        "2025",
        "May 2025",
        "25 Nov",
        "Tue",
        "0x7E9",
        "99999999",
        "20251399",
        "2147483648",
        "1" * 5000,
    ]
    + ["January 1st, 9999999999", "Tue Nov 99 19:13:00 2025", "Fri Foo 25 19:13:00 2025", "Tue Nov 25 19:13:00 0000"],
)
def test_read_refuses(value: str) -> None:
    assert dates.read(value, locale_of("en")) is None


def test_read_knows_no_zone_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.tzname", ("XYZ", "XYT"))
    assert dates.read("Tue Nov 25 19:13:00 XYZ 2025", locale_of("en")) == datetime(2025, 11, 25, 19, 13)


# ---- zones -----------------------------------------------------------------------------------------------------------


def test_aware() -> None:
    paris = zones.zone_of("Europe/Paris")
    assert zones.aware(datetime(2025, 11, 25, 19, 13), paris).isoformat() == "2025-11-25T19:13:00+01:00"
    assert zones.aware(datetime(1890, 1, 1, 12), paris).isoformat() == "1890-01-01T12:00:00+00:09"


def test_aware_where_the_clocks_change() -> None:
    paris = zones.zone_of("Europe/Paris")
    twice, never = datetime(2025, 10, 26, 2, 30), datetime(2025, 3, 30, 2, 30)
    assert zones.aware(twice.replace(fold=1), paris).isoformat() == "2025-10-26T02:30:00+02:00"
    assert zones.aware(never, paris).isoformat() == "2025-03-30T02:30:00+01:00"
    assert (zones.doubt(twice, paris), zones.doubt(never, paris)) == ("twice", "never")
    assert zones.doubt(datetime(2025, 10, 26, 3, 0), paris) is None
    assert zones.doubt(datetime(2025, 10, 26, 1, 59), paris) is None
    assert zones.doubt(twice, zones.zone_of("Africa/Tunis")) is None  # which has no summer time


def test_seasonal_zones() -> None:
    eastern = zones.seasonal("ET", "en")
    assert eastern is not None
    assert zones.doubt(datetime(2025, 11, 2, 1, 30), eastern) == "twice"
    assert zones.seasonal("EST", "en") is None
    assert zones.seasonal("ET", "de") is None


@pytest.mark.parametrize(
    "name", ["", "Europe/Nowhere", "Mars", "../etc/passwd", "localtime", "/etc/localtime", "a\x00b", "Europe", "é"]
)
def test_unknown_zones(name: str) -> None:
    with pytest.raises(UnknownZone):
        zones.zone_of(name)


@pytest.mark.parametrize(
    ("text", "tag", "name", "hours"),
    [
        (" EDT", "en", "EDT", -4),
        ("Z", "fr", "Z", 0),
        (" (GMT+7)", "vi", "GMT+7", 7),
        ("+0530", "en", "+0530", 5.5),
        (" UTC−5", "en", "UTC−5", -5),
        (" BST", "en", "BST", 1),
        (" BST", "fr", "BST", None),
        (" (IST)", "en", "IST", None),
        (" IST", "hi", "IST", 5.5),
        (" GMT+25", "en", "GMT+25", None),  # no such offset, and no Greenwich time
        (" (UTC-13)", "en", "UTC-13", None),
        (" GMT+99:99", "en", "GMT+99:99", None),
        (" UTC+5:20", "en", "UTC+5:20", None),
        (" GMT+14", "en", "GMT+14", 14),
        (" GMT+530", "en", "GMT+530", 5.5),
    ],
)
def test_printed_zones(text: str, tag: str, name: str, hours: float | None) -> None:
    found = zones.find(text, text.lower().replace("−", "-"), 0, tag)
    assert found is not None
    assert (found.end, found.name) == (len(text), name)
    assert found.offset == (None if hours is None else timezone(timedelta(hours=hours)))


@pytest.mark.parametrize("text", [" est", " cat", "-11:30", " -5", " ESTIMATE", " XYZ", "", " +25:00", " ET ALORS"])
def test_what_is_no_zone(text: str) -> None:
    assert zones.find(text, text.lower(), 0, "fr") is None


# ---- the order of a page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["05/06/2025", "25/06/2025"], "dmy"),
        (["05/06/2025", "06/25/2025"], "mdy"),
        (["05/06/2025 10:00 BST"], "dmy"),
        (["05/06/2025 10:00 EDT"], "mdy"),
        (["05/06/2025 kl 10.00"], "dmy"),
        (["05/06/2025", "5 June 2025"], "dmy"),
        (["05/06/2025", "June 5, 2025"], "mdy"),
        (["05/06/2025"], None),
        (["12/05/2025"], None),
        (["05/12/2025"], None),
        (["13/05/2025"], "dmy"),
        (["05/13/2025"], "mdy"),
        (["05/06/2025", f"It was signed on June 5, 2025{' and not forgotten' * 20}."], None),  # a line of the story
        (["25/06/2025", "06/25/2025"], None),
        ([], None),
        (["02/05/2024 21:53", "They won on Thursday night, and Thursday is a good day."], "dmy?"),
        (["02/05/2024 21:53", "They won on Wednesday night, and Wednesday is a good day."], "dmy?"),  # the day before that Thursday
        (["02/05/2024 21:53", "They won on Monday night; on Monday all is well."], "mdy?"),
        (["02/05/2024 21:53", "The favourite colour of the organisation is grey."], "dmy?"),
        (["02/05/2024 21:53", "The favorite color of the organization is gray."], "mdy?"),
        (["02/05/2024 21:53", "Nothing here tells it."], None),
        (["02/05/2024 21:53", "27/05/2024", "The favorite color of the organization is gray."], "dmy"),
    ],
)
def test_page_order(texts: list[str], expected: str | None) -> None:
    assert day_order.page_order(texts, locale_of("en")) == expected
    assert day_order.page_order(texts, locale_of("fr")) is None


def test_the_order_of_the_page_settles_a_date() -> None:
    (open_order,) = dates.find("05/06/2025", locale_of("en"))
    (british,) = dates.find("05/06/2025", locale_of("en"), order="dmy")
    assert (open_order.value, open_order.ambiguous) == (date(2025, 5, 6), True)
    assert (british.value, british.ambiguous) == (date(2025, 6, 5), False)
    (likely,) = dates.find("05/06/2025", locale_of("en"), order="dmy?")
    assert (likely.value, likely.ambiguous) == (date(2025, 6, 5), True)


# ---- calendars -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("th", "25/11/2568", date(2025, 11, 25)),
        ("th", "25/11/2025", date(2025, 11, 25)),
        ("en", "25/11/2568", None),
        ("fa", "1403/12/30", date(2025, 3, 20)),
        ("fa", "1404/01/01", date(2025, 3, 21)),
        ("fa", "1404/12/30", None),
        ("fa", "1399/12/30", date(2021, 3, 20)),
        ("fa", "1300/01/01", date(1921, 3, 21)),
        ("fa", "1357/11/22", date(1979, 2, 11)),
        ("fa", "۱۴۰۴/۰۹/۰۴", date(2025, 11, 25)),
        ("fa", "۴ آذر ۱۴۰۴", date(2025, 11, 25)),
        ("fa", "۲۵ نوامبر ۲۰۲۵", date(2025, 11, 25)),
        ("fa", "۳۱ شهریور ۱۴۰۴", date(2025, 9, 22)),
        ("ps", "۵ لیندۍ ۱۴۰۴", date(2025, 11, 26)),
        ("am", "ኅዳር 10 ቀን 2018 ዓ.ም.", date(2025, 11, 19)),
        ("am", "መስከረም 1 ቀን 2018", date(2025, 9, 11)),
        ("am", "መስከረም 1 ቀን 2016", date(2023, 9, 12)),  # behind a long year
        ("am", "ጳጉሜን 6 ቀን 2015", date(2023, 9, 11)),
        ("am", "ኖቬምበር 19, 2025", date(2025, 11, 19)),
        ("ne", "१२ मंसिर २०८२, शुक्रबार", date(2025, 11, 28)),
        ("ne", "२०८२ वैशाख १ गते", date(2025, 4, 14)),
        ("ne", "असार ३२, २०८२", date(2025, 7, 16)),  # some months have 32 days
        ("ne", "२०८२/०८/१२", date(2025, 11, 28)),
        ("ne", "2025-11-28", date(2025, 11, 28)),
        ("my", "ဇွန် ၅၊ ၂၀၂၅", date(2025, 6, 5)),
    ],
)
def test_calendars(tag: str, text: str, expected: date | None) -> None:
    values = [stamp.value for stamp in dates.find(text, locale_of(tag))]
    assert values == [expected] if expected else not any(values)


# ---- what holds for every text ---------------------------------------------------------------------------------------

WORDS = (
    "25 11 2025 1 / . - : , | ; 19:13 19h13 5 pm a.m. T Z +01:00 le à novembre nov. mardi mar. Publié Updated: il y a 3 heures ago today 年 月 日 時 午後 "
    "٢٥ ² ½ İ ß \u200f ( ) EDT BST h Uhr 20252:23 99999999999 May May5 aujourd'hui 1er 令和 ' ’ \ud800"
)
PIECES = st.sampled_from([*WORDS.split(), "\u00a0", "\n", "\u3000"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES, max_size=14).map(" ".join)
)
TAGS = st.sampled_from(locales.tags())


@given(text=TEXTS, tag=TAGS, reference=st.dates())
@example(text="", tag="en", reference=date(1, 1, 1))
@example(text="Updated Friday", tag="en", reference=date(1, 1, 1))
@example(text="Updated 5 pm ET", tag="en", reference=date(9999, 12, 31))
def test_any_text(text: str, tag: str, reference: date) -> None:
    locale = locales.load(tag)
    stamps = dates.find(text, locale)
    at = 0
    for stamp in stamps:
        assert at <= stamp.start < stamp.end <= len(text)
        at = stamp.end
        assert not (stamp.relative and stamp.value is not None)
        complete(stamp, reference)
    assert stamps == dates.find(text, locale)
    rest(text, stamps, locale)
    dates.read(text, locale)
    day_order.page_order([text], locale)


HOSTILE = [
    "1/",
    "1/1/",
    "2025 ",
    "2025-",
    "h ",
    ": : : ",
    "1. ",
    "25 nov ",
    "lun. ",
    "il y a 3 ",
    "12:30 ",
    "12:",
    "publié le ",
    "le ",
    "a.m. ",
    "1 1",
    "25. ",
    "年月",
    "(",
    "1,",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_as_the_line_does(piece: str) -> None:
    locale = locale_of("fr")
    dates.find("1", locale)
    short, long = (piece * (size // len(piece)) for size in (500, 2000))
    assert steps(lambda: dates.find(long, locale)) <= 4.6 * steps(lambda: dates.find(short, locale)) + 2000


def test_a_time_before_its_day_is_one_stamp_with_all_that_is_said_of_it() -> None:
    (stamp,) = dates.find("Updated: 11:00 AM PDT • Thursday, May 16, 2024", locales.load("en"))
    assert (stamp.start, stamp.end) == (0, len("Updated: 11:00 AM PDT • Thursday, May 16, 2024"))
    assert stamp.value == datetime(2024, 5, 16, 11, tzinfo=timezone(timedelta(hours=-7)))
    assert (stamp.label, stamp.zone, stamp.weekday, stamp.ambiguous, stamp.century_assumed) == ("modified", "PDT", 3, False, False)
    (plain,) = dates.find("à 07h06, le 31 décembre 2022", locales.load("fr"))
    assert (plain.value, plain.label, plain.zone, plain.weekday) == (datetime(2022, 12, 31, 7, 6), None, None, None)
