"""Short lines in which a page speaks of itself, whatever stands beside them, and those of a story that only begin so."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import asides_of_page, page

PAGES = {
    "en": [
        "Add articles to your saved list and come back to them any time.", "Very large text size", "Getting your Trinity Audio player ready...", "12 Comments",
        "People are also reading…", "Save this article for later", "Listen to this article now", "✅ Join our WhatsApp channel for more", "Photo 3 of 12", "2/3",
        "About the author", "Kindly share this story:", "Contact our reporters", "This live blog is now closed", "Is this article helpful?", "Skip to main content",
    ],
    "de": ["Optimieren Sie Ihre Browsereinstellungen", "Artikel vorlesen lassen: 4 Min.", "Bild 3 von 9", "📲 Jetzt unseren WhatsApp-Kanal abonnieren", "Schriftgröße ändern",
           "War dieser Artikel interessant?", "Jetzt Zugang sichern", "Das Video konnte nicht abgespielt werden", "Bildunterschrift anzeigen"],
    "fr": ["Écouter cet article", "Ajoutez-nous à vos sources préférées sur Google", "12 commentaires", "La suite après cette publicité", "Photo 2/8", "Suivre ce thème", "Répondez à notre sondage", "Afficher la légende"],
    "pt": ["✅ Clique aqui para seguir o nosso canal no WhatsApp", "Tamanho da letra", "1.204 visualizações", "Contacte a redação", "Link copiado com sucesso", "Viu algum erro?"],
    "ro": ["1.204 vizualizări", "Urmărește-ne pe Google News", "Despre autor", "Scrie-ne pe WhatsApp", "Închide galeria"],
    "es": ["Quiero suscribirme", "¿Tienes información sobre este tema?", "Ver las fotos"],
    "it": ["Inviaci una segnalazione", "Su WhatsApp", "Segui questo argomento"],
    "nl": ["Artikel luisteren", "💬 WhatsApp ons!", "Heb jij een tip?"],
    "sv": ["Till tipssidan", "Lägg i varukorg", "Visa bildtext"],
    "nb": ["Meld meg på", "Opplest av kunstig intelligens", "Hopp til hovedinnhold"],
    "da": ["Klik for at forstørre", "Giv artiklen væk"],
    "fi": ["Ilmoita asiavirheestä", "Ole ensimmäinen kommentoija"],
    "tr": ["Yazarın son yazıları", "Hata mı gördünüz?"],
    "el": ["Συνδεθείτε για να σχολιάσετε"],
    "ca": ["Tanca la galeria"],
    "gl": ["Únete á nosa canle de WhatsApp"],
    "eu": ["Jarri harremanetan erredakzioarekin"],
    "af": ["Gee artikel as geskenk"],
    "id": ["URL telah disalin", "[Gambas:Video Warta]", "Lanjutkan membaca setelah iklan"],
    "hi": ["हमारे व्हाट्सएप चैनल से जुड़ें", "लेख सुनें", "पूरी जीवनी", "पढ़ना जारी रखने के लिए"],
    "ja": ["写真・図版", "この記事を音声で聞く", "リンクをコピーしました", "ここから続き", "次のページへ"],
    "ar": ["تابعونا على واتساب", "حجم الخط", "سجّلوا الآن", "استمعوا إلى المادة"],
    "pl": ["Zamów wydanie papierowe", "Odblokuj dostęp do wszystkich artykułów", "Redakcja nie ponosi odpowiedzialności za treść komentarzy", "Wyłącz blokowanie reklam"],
    "cs": ["Přejít na komentáře", "Článek obsahuje affiliate odkazy", "Rychlost přehrávání: 1,5×"],
    "sk": ["Predplatné môžete kedykoľvek zrušiť", "Skúste to znova neskôr"],
    "ru": ["Пожаловаться на комментарий", "Доступно в Google Play и RuStore", "Показать ещё"],
    "uk": ["Передплатити газету", "Відповісти на коментар"],
    "bg": ["Към съдържанието", "Сигнализирай за неуместен коментар"],
    "hr": ["Nastavi čitati", "Natrag na naslovnicu"],
    "sr": ["Одштампај текст", "Registrujte se da biste komentarisali"],
    "sl": ["Prekličete lahko kadarkoli", "Vpišite svoj e-naslov"],
    "hu": ["Ugrás a tartalomhoz", "Hallgasd meg a cikket", "Az oldal automatikusan frissül"],
    "lt": ["Grįžti į straipsnį", "Ar šis straipsnis buvo naudingas"],
    "lv": ["Pagaidām nav komentāru", "Lūdzu, mēģiniet vēlreiz"],
    "et": ["Liigu sisu juurde", "Kaubanduslik teadaanne"],
    "vi": ["Đăng nhập để bình luận", "Vui lòng gõ tiếng Việt có dấu"],
    "is": ["Til baka á forsíðu", "Lokað hefur verið fyrir athugasemdir"],
    "sw": ["Endelea kusoma habari", "Weka barua pepe yako"],
    "tl": ["Ipagpatuloy ang pagbabasa", "Basahin ang mga komento"],
    "ms": ["Langkau ke kandungan", "Muat turun PDF"],
    "zh": ["扫码下载客户端", "顯示更多", "這篇文章對你有幫助嗎"],
    "ko": ["본문 바로가기", "가장 작은 크기의 글자", "이 기자의 다른 기사"],
    "fa": ["رفتن به محتوا", "کد خبر: 48213", "به کانال ما بپیوندید"],
    "he": ["דלג לתוכן הראשי", "חזרה לכתבה"],
    "bn": ["আরও লোড করুন", "লেখকের অন্যান্য লেখা"],
    "ur": ["پڑھنا جاری رکھیں", "لنک کاپی ہو گیا"],
    "ta": ["இதையும் படிக்கவும்", "அடுத்த பக்கம்"],
    "th": ["ข้ามไปยังเนื้อหา", "กลับหน้าแรก"],
    "ka": ["კითხვის გაგრძელება", "მეტის ჩვენება"],
    "hy": ["շարունակել կարդալ", "դիտել բոլորը"],
    "mr": ["संपूर्ण बातमी वाचा", "आणखी बातम्या"],
}  # fmt: skip

STORIES = {
    "en": [
        "Listen to the sea", "Save the whales", "Follow the money", "More than a newsletter", "Views from the bridge", "6. Instagram", "Local News", "Press release",
        "Unable to play for six weeks, Hale watches from the quay", "Register for free school meals before May", "Tap to drink: the town sells its water",
        "“Listen to this article of faith”", "Bridge 3 of the old line", "Part 2/3", "Loading the boats", "Click here, said the thief",
        "Results day", "The day the coverage ended", "View from the morning", "Contact lost with the ferry",
    ],
    "de": ["Lesen und lesen lassen", "Lesen und hören", "Text und Bild", "Geteilte Meinungen", "Wie geht es weiter?", "Zum Thema", "Aktualisiert am 21.01.2023 um 02:53 Uhr", "Mehr als ein Newsletter",
           "Dieses Video wurde tausendfach geteilt.", "Um das Video streiten jetzt die Gerichte", "Zum Öffnen der Schleuse fehlt das Geld",
           "Neue Beiträge", "Ihren Termin ändern", "Höhere Beiträge für alle"],
    "fr": ["Suivre l'argent", "Article mis à jour le 07/01/2020", "48 bateaux", "Partager et lire", "Faites un don de sang avant l'été", "Les commentaires sont vifs au conseil", "Le retour du journal"],
    "es": ["Este vídeo no prueba nada, dice el juez", "Gracias por tu ayuda, vecina"],
    "sv": ["Tack för allt, Jo", "Fler röster för stöd", "Spara för pensionen redan i skolan"],
    "nb": ["Takk for alt, Jo", "Stem på oss", "Gi bort hunden, sier politiet"],
    "nl": ["Altijd gesloten", "Bekijk de uitslag van jouw gemeente"],
    "it": ["Accesso alla galleria", "Risultati utili"],
    "fi": ["Lehti on tehty"],
    "pl": ["Ten film jest hitem roku", "Zapisz się na bieg wokół portu"],
    "cs": ["Celá galerie vyhořela", "Zapněte si pásy, vyzývá policie", "První měsíc za námi", "Zpět na začátek", "Zkuste to znovu"],
    "ru": ["Видео не оставляет сомнений, сказал судья", "На чтение ушло три часа", "Голосование завершено", "Доступ ко всем материалам дела закрыт", "Новые записи"],
    "lt": ["Nuomonės2024.03.31 19:59", "Grįžti į viršų"],
    "ja": ["行間を読む", "この記事をめぐる裁判", "この記事を印刷した工場", "アンケートに答える住民", "コメント欄を閉じる報道各社"],
    "th": ["ติดตามข่าวการเลือกตั้งที่ท่าเรือ", "สมัครสมาชิกสภาเมืองวันแรก", "ปิดรับความคิดเห็นร่างกฎหมายท่าเรือ"],
    "sk": ["Späť hore"],
    "bg": ["Можете да подкрепите болницата с дарение", "Видеото не може да е доказателство, реши съдът"],
    "hr": ["Povratak na vrh", "Došlo je do pogreške u brojanju glasova"],
    "vi": ["Nội dung quảng cáo sai sự thật bị phạt", "Chia sẻ lên Facebook tin giả, một người bị phạt", "Chưa có tài khoản ngân hàng vẫn nhận lương hưu"],
    "is": ["Lokað hefur verið fyrir umferð um heiðina"],
    "zh": ["未完待续", "往下滑的油價"],
    "ko": ["독립 언론을 지킨 사람들", "처음으로", "모두 거부"],
    "ar": ["بصوت الذكاء الاصطناعي يغني الراحلون", "حاول مرة أخرى", "رفض الكل"],
    "fa": ["نتایج نظرسنجی", "رمز عبور خود را عوض کنید"],
    "he": ["חזרה למעלה", "פתח חשבון"],
    "hi": ["वोट देने के लिए धन्यवाद, बोले मंत्री", "नियम व शर्तें"],
    "ur": ["اپنی رائے کا اظہار کرتے ہوئے ناظم رو پڑے"],
}  # fmt: skip


def _speaks(tag: str, line: str, *, above: bool = True) -> bool:
    pack = locale.load(tag)
    return asides_of_page.speaks_of_page(page.lay_out([line], pack).lines[0], pack, above=above)


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in PAGES.items() for line in lines])
def test_a_page_speaks_of_itself(tag: str, line: str) -> None:
    assert _speaks(tag, line)


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in STORIES.items() for line in lines])
def test_a_story_begins_with_words_of_buttons(tag: str, line: str) -> None:
    assert not _speaks(tag, line)


def test_a_network_below_the_text_may_be_a_tag() -> None:
    assert _speaks("en", "Instagram", above=True)
    assert not _speaks("en", "Instagram", above=False)


HEAD = ["Ferry returns to Halvoe after three winters", "By Jane Doe", "12 March 2025"]
TEXT = [
    "The ferry to Halvoe will sail again from the first of June, the harbour board said on Tuesday after a long meeting.",
    "Repairs of the old quay took three winters, and the board spent twice what it had planned for the whole of the work.",
    "Shopkeepers on the island said that they would open on Sundays again, and the baker promised bread for the first boat.",
]


@pytest.mark.parametrize("line", PAGES["en"])
@pytest.mark.parametrize("place", ["head", "middle", "end"])
def test_such_a_line_is_set_aside_wherever_it_stands(line: str, place: str) -> None:
    lines = {"head": [*HEAD, line, *TEXT], "middle": [*HEAD, *TEXT[:2], line, TEXT[2]], "end": [*HEAD, *TEXT, line]}[place]
    article = artcli.parse("\n\n".join(lines) + "\n")
    assert article.headline == HEAD[0]
    assert [p.text for p in article.body] == TEXT
    assert (article.standfirst, article.captions) == (None, ())
    assert [(one.reason, one.text) for one in article.set_aside] == [("furniture", line)]


@pytest.mark.parametrize("line", ["Join the debate or leave the hall", "Others are reading the river"])
def test_a_crosshead_may_begin_with_words_of_buttons(line: str) -> None:
    article = artcli.parse("\n\n".join([*HEAD, *TEXT[:2], line, TEXT[2]]) + "\n")
    assert line in [*(one.text for one in article.body), *(one.text for one in article.captions)]
