"""Datelines: the place, day and agency that open a text ("PARIS, 25 nov. (AFP) –")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.article import Creator
from artcli.language import agencies
from artcli.language.locale import Locale

_WINDOW = 90  # characters; a dateline is over by then


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, what it says, and where in the paragraph it ends."""

    text: str
    place: str | None
    agency: str | None
    creators: tuple[Creator, ...]
    end: int


_DASH = r"(?:--|[-–—―]|=)"
_PLACE = r"[^\W\d_][^\W\d_.'’\-]*(?:[ .'’\-]+[^\W\d_][^\W\d_.'’\-]*){0,4}\.?"
# 'PARIS, 25 nov. (AFP) –', 'SEOUL, Aug. 20 (Yonhap) --', 'INDIANAPOLIS (AP) —', 'ANDERSON, SC, March 09, 2024 /24-7PressRelease/ --'
_BRACKETED = re.compile(rf"(?P<place>{_PLACE}(?:[,،] ?{_PLACE})?)(?P<more>[^()/\n]{{0,40}}?) ?[(/](?P<who>[^()/\n]{{2,40}})[)/] ?(?:{_DASH} |{_DASH}$|(?=[A-ZÀ-Þ]))")
# 'PUTRAJAYA, Nov 22 —', 'NEW YORK —'
_CAPITALS = re.compile(r"(?P<place>[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ][A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ.'’\- ]{2,40}(?:, [^\W\d_][^\W\d_. ]{1,20})?)(?P<more>, [^–—\n]{3,24})? (?:--|[–—―]|-) ")
# '(베이징=연합뉴스) 김진방 특파원 =', '【東京=山田太郎】'
_EAST = re.compile(r"[(【\[（](?P<place>[^()=＝【】\n]{1,12})[=＝](?P<who>[^()【】\n]{1,20})[)】\]）](?: ?(?P<name>[^=\n]{2,20}?) ?=)?")
# '新华社北京4月24日电'
_XINHUA = re.compile(r"(?P<who>新华社|新華社|中新社)(?P<place>[\u4e00-\u9fff]{2,6}?)\d{1,2}月\d{1,2}日电")
# 'Москва. 5 мая. INTERFAX.RU -'
_RUSSIAN = re.compile(rf"(?P<place>[А-ЯЁІЇЄҐ][\w-]{{2,20}})\. \d{{1,2}} [а-яёіїєґ]{{3,10}}\. (?P<who>[^\n]{{3,24}}?) {_DASH} ")


def find(text: str, locale: Locale) -> Dateline | None:
    """The opening of a paragraph to its dateline, or None; a sentence with a dash in it is none."""
    head = text[:_WINDOW]
    for form in (_EAST, _XINHUA, _RUSSIAN):
        match = form.match(head)
        if match:
            name = match.groupdict().get("name")
            who = agencies.find_all(match["who"])
            people = (Creator(name.split()[0], "person", " ".join(name.split()[1:]) or None),) if name else ()
            if form is _EAST and not who and not people:
                people = (Creator(match["who"], "person"),)
            return Dateline(match[0].strip(), match["place"], _printed(match["who"], who) if who else None, people, match.end())
    match = _BRACKETED.match(head)
    if match:
        who = agencies.find_all(match["who"])
        dated = bool(re.search(r"\d", match["who"])) and match["place"].isupper()
        if (who or dated) and (match["place"].split()[0][0].isupper() or match["place"].lower() == match["place"].upper()):
            return Dateline(match[0].strip(), _place(match["place"]), _printed(match["who"], who) if who else None, (), match.end())
    match = _CAPITALS.match(head)
    if match and len(match["place"].strip()) > 3 and (match["more"] is None or re.search(r"\d", match["more"])):
        return Dateline(match[0].strip(), _place(match["place"]), None, (), match.end())
    return None


def _printed(text: str, found: tuple[tuple[int, int, str], ...]) -> str:
    return text[found[0][0] : found[0][1]]


def _place(printed: str) -> str:
    return printed.split(",")[0].split("،")[0].strip(" .")
