"""Paragraphs in several languages, and the blocks that printed lines are laid out to."""

from __future__ import annotations

import textwrap

from artcli.language import locale
from artcli.readers.text.page import lay_out

PARAGRAPHS = {
    "fr": [
        "Le port de Brellec a rouvert mardi ses deux quais de commerce, fermés depuis septembre à la suite d’une tempête qui avait arraché les défenses.",
        "La remise en service a été annoncée par la chambre de commerce, qui gère les installations depuis 1998 et qui avait promis une réouverture.",
        "Les pêcheurs attendent encore la reconstruction de la criée, qui ne devrait pas commencer avant l’automne, a précisé son président.",
    ],
    "de": [
        "Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm, der beide Anleger beschädigt hatte.",
        "Die Reederei rechnet bis zum Herbst mit neunzigtausend Fahrgästen, wie sie mitteilte; im Vorjahr waren es etwas weniger als achtzigtausend.",
        "Der Bürgermeister sprach von einem guten Tag für die Insel, auf der im Winter nur noch sechzig Menschen leben, die meisten davon Fischer.",
    ],
    "ru": [
        "Паром между городом и островом снова ходит со вторника, через пять месяцев после шторма, который повредил оба причала и отрезал остров.",
        "Компания ожидает девяносто тысяч пассажиров до осени, сообщила она на своём сайте; в прошлом году их было немного меньше восьмидесяти тысяч.",
        "Глава города назвал этот день хорошим для острова, на котором зимой остаются всего шестьдесят человек, и большинство из них рыбаки.",
    ],
    "ko": [
        "섬과 육지를 잇는 여객선이 화요일부터 다시 다니기 시작했다. 두 선착장이 모두 부서진 폭풍이 지나간 지 다섯 달 만이라고 시청은 전했다.",
        "선사는 가을까지 구만 명의 승객이 탈 것으로 내다봤으며 지난해에는 팔만 명이 조금 못 되는 사람들이 이 배를 탔다고 밝혔다. 요금은 그대로다.",
        "시장은 겨울에 예순 명만 남는 이 섬에 좋은 날이라고 말했다. 주민 대부분은 고기를 잡는다. 다음 배는 저녁 여섯 시에 떠난다고 한다.",
    ],
}  # fmt: skip


def blocks(lines: list[str], tag: str = "fr") -> list[str]:
    return [line.text for line in lay_out(lines, locale.load(tag)).lines]


def wrapped(text: str, width: int = 72, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
