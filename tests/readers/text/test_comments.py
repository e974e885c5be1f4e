"""Below the count of comments readers speak: none of it is of the text."""

from __future__ import annotations

import pytest

import artcli

PAGES = {
    "es": (["El viejo mercado de Valdeorra reabre tras tres años de obras", "Por Lucía Fernández", "12 de mayo de 2025 09:30"], ["El viejo mercado de Valdeorra ha reabierto este martes tras tres años de obras que han costado cuatro millones de euros al ayuntamiento.", "La gente hacía cola desde las seis de la mañana, y los vendedores repartieron bollos calientes a todos los que esperaban ante la puerta principal.", "El alcalde explicó que los puestos se han adjudicado por sorteo y que la plaza será peatonal a partir del próximo otoño."], "3 comentarios", ["Paco", "hace 2 horas", "Ya era hora, llevaba tres años cerrado y nadie decía nada.", "Marisa", "Espero que no suban los precios del pescado."]),
    "de": (["Alte Markthalle in Steinfeld ist wieder offen", "Von Anna Muster", "12.05.2025, 09:30 Uhr"], ["Die alte Markthalle in Steinfeld hat am Dienstag nach drei Jahren Umbau wieder geöffnet. Die Arbeiten haben die Stadt vier Millionen Euro gekostet.", "Schon um sechs Uhr standen die Leute Schlange, und die Händler verteilten warme Brötchen an alle, die vor dem Haupteingang warteten.", "Der Bürgermeister sagte, die Stände seien verlost worden, und der Platz gehöre ab dem Herbst nur noch den Fußgängern."], "Kommentare (3)", ["Karl-Heinz", "Wurde auch Zeit, drei Jahre war alles zu.", "Uschi", "Hoffentlich werden die Brötchen nicht teurer."]),
    "pl": (["Stara hala targowa w Kamieńcu znów otwarta po trzech latach", "Anna Kowalska", "12 maja 2025, 09:30"], ["Stara hala targowa w Kamieńcu została we wtorek ponownie otwarta po trzech latach remontu, który kosztował miasto cztery miliony złotych.", "Ludzie stali w kolejce już od szóstej rano, a kupcy rozdawali ciepłe bułki wszystkim, którzy czekali przed głównym wejściem.", "Burmistrz powiedział, że stoiska przydzielono w drodze losowania i że plac od jesieni będzie tylko dla pieszych."], "3 komentarze", ["zenek", "Najwyższy czas, trzy lata było zamknięte."]),
    "hu": (["Három év után újra kinyitott a kövesdi régi vásárcsarnok", "Írta: Kovács Eszter", "2025. május 12. 9:30"], ["Három évig tartó felújítás után kedden újra kinyitott a kövesdi régi vásárcsarnok, amelyre a város négymilliárd forintot költött.", "Az emberek már reggel hatkor sorban álltak, és az árusok friss pogácsát osztottak mindenkinek, aki a főbejárat előtt várt.", "A polgármester elmondta, hogy a standokat sorsolással osztották ki, és hogy a tér ősztől csak a gyalogosoké lesz."], "3 hozzászólás", ["Béla", "Ideje volt már, három évig zárva volt az egész."]),
    "el": (["Άνοιξε ξανά μετά από τρία χρόνια η παλιά αγορά της Πετρούπολης", "Της Μαρίας Παπαδοπούλου", "12 Μαΐου 2025, 09:30"], ["Η παλιά αγορά της Πετρούπολης άνοιξε ξανά την Τρίτη μετά από τρία χρόνια εργασιών που κόστισαν στον δήμο τέσσερα εκατομμύρια ευρώ.", "Ο κόσμος περίμενε στην ουρά από τις έξι το πρωί και οι έμποροι μοίρασαν ζεστά κουλούρια σε όλους όσοι περίμεναν μπροστά στην κεντρική είσοδο.", "Ο δήμαρχος είπε ότι οι πάγκοι μοιράστηκαν με κλήρωση και ότι η πλατεία θα είναι μόνο για πεζούς από το φθινόπωρο."], "3 σχόλια", ["Μήτσος", "Επιτέλους, τρία χρόνια ήταν κλειστό."]),
    "hi": (["तीन साल बाद फिर खुला पत्थरगढ़ का पुराना बाजार", "अनिता शर्मा", "12 मई 2025, 09:30 AM IST"], ["पत्थरगढ़ का पुराना बाजार तीन साल की मरम्मत के बाद मंगलवार को फिर खुल गया। नगर पालिका ने इस पर चार करोड़ रुपये खर्च किए हैं।", "लोग सुबह छह बजे से ही कतार में खड़े थे और दुकानदारों ने मुख्य दरवाजे पर इंतजार कर रहे सभी लोगों को गरम मिठाई बांटी।", "नगर पालिका अध्यक्ष ने कहा कि दुकानें लॉटरी से बांटी गई हैं और चौक अगले साल से केवल पैदल चलने वालों के लिए होगा।"], "3 टिप्पणियाँ", ["राजू", "आखिरकार खुल गया, तीन साल से बंद था।"]),
    "vi": (["Chợ cũ Đá Bạc mở cửa trở lại sau ba năm", "Nguyễn Thị Lan", "Thứ hai, 12/5/2025, 09:30 (GMT+7)"], ["Chợ cũ Đá Bạc mở cửa trở lại hôm thứ ba sau ba năm sửa chữa với chi phí bốn mươi tỷ đồng từ ngân sách thành phố.", "Người dân xếp hàng từ sáu giờ sáng và các tiểu thương phát bánh nóng cho tất cả những ai chờ trước cổng chính.", "Chủ tịch thị trấn cho biết các sạp hàng được chia bằng cách bốc thăm và quảng trường sẽ chỉ dành cho người đi bộ từ mùa thu."], "3 bình luận", ["Hùng", "Cuối cùng cũng mở, đóng cửa ba năm rồi còn gì."]),
}  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("tag", PAGES)
def test_what_stands_below_the_count_of_comments_is_no_text(tag: str, between: str) -> None:
    head, paragraphs, count, talk = PAGES[tag]
    article = artcli.parse(between.join([*head, *paragraphs, count, *talk]) + "\n")
    assert [p.text for p in article.body][-2:] == paragraphs[-2:]
    assert not {count, *talk} & {*[p.text for p in article.body], *[one.text for one in article.captions], *article.keywords}


def test_below_a_button_that_counts_comments_the_text_goes_on() -> None:
    head, paragraphs, _, _ = PAGES["es"]
    article = artcli.parse(
        "\n\n".join(
            [
                *head,
                *paragraphs[:2],
                "3 comentarios",
                *paragraphs[2:],
                "Los vecinos esperan que los precios no suban, según dijo el martes la presidenta de su asociación.",
            ]
        )
        + "\n"
    )
    assert paragraphs[2] in [p.text for p in article.body]


def test_nor_is_a_heading_with_its_text_below_such_a_button_talk() -> None:
    head, paragraphs, _, _ = PAGES["es"]
    heading = "Lo que dicen los vecinos"
    article = artcli.parse("\n\n".join([*head, *paragraphs, "3 comentarios", heading, paragraphs[0].replace("a", "o"), "Nadie respondió."]) + "\n")
    assert heading in [p.text for p in article.body]
