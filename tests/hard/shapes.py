"""Hostile shapes of text, each of any length: what makes careless matching take the square of its time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Shape = Callable[[int], str]


def _repeated(piece: str) -> Shape:
    """One piece, again and again, on one line."""
    return lambda size: piece * (size // len(piece.encode()) + 1)


def _numbered(line: str) -> Shape:
    """One line, again and again, that holds its number."""

    def made(size: int) -> str:
        out: list[str] = []
        left = size
        for n in count():
            out.append(line.format(n=n, letters=_in_letters(n)))
            left -= len(out[-1].encode())
            if left <= 0:
                return "".join(out)
        raise AssertionError

    return made


def _in_letters(number: int) -> str:
    """A number as a word: 0 to 'ba', 21 to 'bad'."""
    consonants, vowels = "bcdfghjklmnpqrstvwxz", "aeiou"
    word = ""
    while True:
        number, consonant = divmod(number, len(consonants))
        number, vowel = divmod(number, len(vowels))
        word += consonants[consonant] + vowels[vowel]
        if not number:
            return word


def _headed(head: str, piece: str, end: str = "") -> Shape:
    """One piece, again and again, below what makes a reader look at it."""
    return lambda size: head + _repeated(piece)(size) + end


_MAIL = "From: Jane <jane@example.org>\nTo: Max <max@example.org>\nDate: Tue, 4 Mar 2025 15:30:00 +0000\nMIME-Version: 1.0\n"
_STORY = "Old bridge closed after storm\n\nBy Jane Doe\n\n12 March 2024\n\n"
_SENTENCE = "The council of {letters} said on Monday that the old bridge over the river {letters} would stay closed until the end of the month. "


def _below_a_story(shape: Shape) -> Shape:
    return lambda size: _STORY + shape(size)


ONE_LINE: dict[str, Shape] = {
    "a's": _repeated("a"),
    "capitals": _repeated("A"),
    "words on one line": _repeated("Word "),
    "digits": _repeated("7"),
    "slashed digits": _repeated("1/"),
    "dotted digits": _repeated("1."),
    "times": _repeated("10:"),
    "By By By": _repeated("By "),
    "Par X et Par X et": _repeated("Par Jean et "),
    "hashes": _repeated("#"),
    "hash tags": _repeated("#a "),
    "opening brackets": _repeated("("),
    "brackets": _repeated("()"),
    "quotes": _repeated('"'),
    "angle quotes": _repeated("«»"),
    "dashes": _repeated("–"),
    "dots": _repeated("."),
    "stars": _repeated("*"),
    "colons": _repeated("a: "),
    "commas": _repeated("A, "),
    "at signs": _repeated("a@"),
    "addresses": _repeated("https://a.b/"),
    "NBSP": lambda size: "a" + "\u00a0" * (size // 2) + "b",
    "spaces": lambda size: "a" + " " * size + "b",
    "tabs at the ends": lambda size: "\t" * (size // 2) + "a" + "\t" * (size // 2),
    "Arabic letters": _repeated("م"),
    "Arabic words": _repeated("قال الوزير "),
    "Han": _repeated("年月日"),
    "Hangul": _repeated("기자 "),
    "Thai": _repeated("ก"),
    "combining marks": lambda size: "e" + "\u0301" * (size // 2),
    "zero width": _repeated("a\u200b"),
    "bidi overrides": _repeated("a\u202e"),
    "line separators": _repeated("a\u2028"),
    "escapes": _repeated("\x1b[31m"),
    "emoji": _repeated("👩‍👩‍👧"),
    "dotted capital I": _repeated("İ"),
    "sentences on one line": _numbered(_SENTENCE),
    "double encoded": _repeated("Ã©"),
    "marks of quotation": _repeated("> "),
    "crumbs on one line": _repeated("News / "),
}
"""Shapes that are one line, and so are gone through within few calls."""

PAGES: dict[str, Shape] = {
    "lines of one letter": _repeated("a\n"),
    "lines of one figure": _repeated("7\n"),
    "blank lines": lambda size: "a" + "\n" * size + "b",
    "carriage returns": _repeated("a\r"),
    "form feeds": _repeated("a\f"),
    "equal lines": _repeated("The same line of text again.\n"),
    "equal paragraphs": _repeated(_SENTENCE.format(letters="bako") + "\n\n"),
    "numbered paragraphs": _numbered(_SENTENCE + "It is number {n}.\n\n"),
    "nearly equal paragraphs": _numbered("The council said on Monday that the bridge would stay closed for days, and gave the number {n} as its {n}th reason.\n\n"),
    "dates": _numbered("{n}. November 2025, 19:13 Uhr\n"),
    "two stamps a line": _repeated("Published 1 May 2024 10:00 Updated 2 May 2024 11:00\n"),
    "relative times": _repeated("3 hours ago\n"),
    "bylines": _numbered("By Jane {letters}\n"),
    "closing credits": _numbered("Reporting by Jane {letters}; Editing by Max {letters}\n"),
    "datelines": _numbered("PARIS, 25 nov. (AFP) – {letters} a dit que le pont {letters} serait fermé jusqu'à la fin du mois prochain.\n\n"),
    "labels": _numbered("Title: {letters}\n"),
    "headers of forwarded mails": _numbered("Von: {letters}\nAn: Max\nBetreff: WG: {n}\n\nGruß\n\n"),
    "labels of forwarded mails": _numbered("Cc: {letters}\n"),
    "rules above a forwarded mail": _headed("", "------------\n", "From: Jane\nTo: Max\nSubject: Bridge\n\nThe bridge is closed.\n"),
    "a long rule above a forwarded mail": _headed("The bridge is closed.\n\n", "-", "x\nFrom: Jane\nTo: Max\nSent: 4 March 2025\nSubject: Bridge\n\nThe bridge is closed.\n"),
    "tag lists": _numbered("Tags: {letters}, {n}, #{letters}\n"),
    "captions": _numbered("The bridge of {letters} in May. (Photo: Jane Doe/AFP)\n"),
    "credits alone": _repeated("Photo: AFP\n"),
    "list items": _numbered("• The point of {letters}\n"),
    "page titles": _numbered("{letters} and the bridge over the river - The Site | News\n"),
    "lines with one end": _numbered("Line {n} of a page that has no end.\n"),
    "bars": _repeated("A | "),
    "wrapped": _numbered("the council of {letters} said that the bridge would stay so-\n"),
    "indented": _numbered("    the council of {letters} said that the old bridge would not\n"),
    "quoted": _repeated("> " * 30 + "\n"),
    "names": _numbered("Jane {letters}\n"),
    "see also": _repeated("Read also: another story\n"),
    "copyright": _repeated("© 2024 The Site. All rights reserved.\n"),
    "repeated headline": _repeated("Old bridge closed after storm\n\n"),
    "one sentence in different orders": _numbered("{letters} said the bridge closed the river Monday the month council said old {letters}.\n"),
    # long lines among short ones
    "a long line, then paragraphs": lambda size: _STORY + _repeated("One word and another word. ")(size // 2) + "\n" + _numbered(_SENTENCE + "\n")(size // 2),
    "paragraphs of 20,000 letters": _repeated(("The council said on Monday that the bridge would stay closed. " * 322)[:19_900] + ".\n\n"),
    "nearly equal long paragraphs": _numbered("{n} " + "The council said that the bridge would stay closed for long. " * 250 + "\n\n"),
    # what rules look for that compare lines with others
    "live blog": _numbered("17:42\nJane {letters}\n" + _SENTENCE + "\n"),
    "every line twice": _numbered("The bridge of {letters} stays closed.\n" * 2),
    "chat with rules": _repeated("[10:42, 22/09/2019] Jane Doe: look at *this*\n==========\n"),
    "printed pages": _numbered("The council of {letters} said on Monday that the old bridge\n\nPage {n} of 9\n\nwould stay closed until the end of the month.\n"),
    "boxes": _below_a_story(_numbered(_SENTENCE + "\nSign up for our newsletter\nThe best of {letters}, every morning in your mailbox.\n")),
    "menu on one line": _headed("Home ", "Politics ", "\n" + _STORY),
    "items of a sentence without an end": _below_a_story(_numbered("• to keep the bridge over the {letters} closed until May;\n")),
    "an interview": _below_a_story(_numbered("DOE: And what is under the {letters}?\n\nHALE: Under the {letters} is an older bridge.\n\n")),
    "crumbs": _numbered("Home > Politics > {letters} bridge closes after storm\n"),
    "headline twins": _numbered("{letters} closes the bridge again\n{letters} closes the bridge again - The Site\n"),
    "items with credits": _below_a_story(_numbered("• The bridge of {letters} in May. (Photo: Jane Doe/AFP)\n")),
    "lone colons": _numbered("STORM: {letters} closes\n:\nStorm {letters} closes\n"),
    "wrapped quotations": _numbered("“The council of {letters} said that the bridge would stay\n"),
    # grammars, each with what it has to look for again and again
    "mail, one folded header": _headed(_MAIL + "Subject:", " word\n"),
    "mail, one long header": _headed(_MAIL + "Subject: a", " "),
    "mail, encoded words": _headed(_MAIL + "Subject: ", "=?a?q?"),
    "mail, nested parts": lambda size: _MAIL + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(size // 55)),
    "mail, quoted-printable": _headed(_MAIL + "Content-Transfer-Encoding: quoted-printable\n\n", "The caf=C3=A9 was =\n"),
    "mail, base64": _headed(_MAIL + "Content-Transfer-Encoding: base64\n\n", "VGhlIGNhZsOpIHdhcyBjbG9zZWQK" * 2 + "\n"),
    "mail, one line of base64": _headed(_MAIL + "Content-Transfer-Encoding: base64\n\n", "VGhlIGNhZsOpIHdhcyBjbG9zZWQK"),
    "mail, all of it quoted": _headed("> " + _MAIL.replace("\n", "\n> ") + "Subject: Bridge\n>\n", "> The café was closed.\n>\n"),
    "mailbox": _repeated("From jane@example.org Tue Mar  4 15:30:00 2025\n" + _MAIL + "Subject: Bridge\n\nThe bridge is closed.\n\n"),
    "front matter, one value of quotes": _headed("---\ntitle: x\ntags: [", "''", "x]\n---\n\nText.\n"),
    "front matter, tags": _headed("---\ntitle: x\ntags: [", '"a", ', "]\n---\n\nText.\n"),
    "front matter, brackets of TOML": _headed('+++\ntitle = "x"\ntags = ', "[", "\n+++\n\nText.\n"),
    "Markdown, one heading of hashes": _headed("# A title here\n\n# a", "#", "x\n"),
    "Markdown, headings": _headed("# A title here\n\n", "## Heading\n\nThe text of it.\n\n"),
    "press database, LENGTH": _repeated("Document 1 of 9\n\n    The Paper\n\n    March 4, 2025\n\nBridge closed\n\nLENGTH: 20 words\n\nThe bridge is closed.\n\n"),
    "press database, ends": _headed("Bridge\nLength: 20 words\nBody\n\nIt is closed.\n\nLoad-Date: March 4, 2025\n", "End of Document\n"),
    "press database, codes": _repeated("HD Bridge closed\nWC 20 words\nPD 4 March 2025\nSN The Paper\nLP The bridge is closed.\nTD It was old.\nAN Document X\n"),
    "press database, document numbers": _repeated("Le Journal\nPolitique, mardi 4 mars 2025\n\nLe pont\n\nIl est fermé.\n\nNuméro de document : news·20250304·LM·1\n"),
    "press database, Factiva": _repeated("Bridge closed\n20 words\n4 March 2025\nThe Paper\nCopyright 2025\nIt is closed.\nDocument ABCD000020250304e1234abc\n"),
    "wire": _repeated("\x01abc0123 4 i 211\n\x02Bridge closed=\nThe bridge is closed.\n\x03041530 GMT Mar 25\n"),
    "wire, one header": _headed("\x01abc0123 4 i 211\n\x02", "LEAD "),
    "a paragraph torn at every word": lambda size: "The mill by the weir will be a library with forty places, the\n" + ", a word\n" * (size // 9),
    "press database, numbers alone": _repeated("Document ABCD000020250304e1234abc\n\n"),
    "press database, numbers without labels": _headed("Ouest-Côte • p. 6 • 214 mots\nmardi 4 mars 2025\nLe pont\nIl est fermé.\n", "news·20250304·LM·1\n\n"),
    "front matter again and again": _numbered("---\ntitle: {letters}\ndate: 2025-03-04\n---\n\n" + _SENTENCE + "\n\n"),
    "front matter, fences": _headed("---\ntitle: x\ndate: 2025-03-04\n---\n\n", "---\n"),
    "front matter of artcli": lambda size: "---\narticle:\n  word_count: 3\n  photo_credits: [" + '"a", ' * (size // 16) + '"a"]\n---\n\n' + "*a b*\n\n" * (size // 16),
    "articles parted by rules": _numbered("The bridge of {letters} closes\n\nBy Jane Doe\n\n12 March 2024\n\n" + _SENTENCE + "\n\n* * *\n\n"),
    "rules alone": _repeated("* * *\n"),
    "answers to mails": _numbered("Von: {letters}\nGesendet: Montag, 8. Juli 2024\nAn: Max\nBetreff: AW: {n}\n\n> Hallo Max,\n>> das ist {letters}.\n\nGruß\n\n"),
    "mail, answers in its subject": _headed("From: Jane\nTo: Max\nSent: 4 March 2025\nSubject: ", "Re: ", "\n\nThe bridge is closed.\n"),
    "mail, a list that goes on": _headed("From: Jane\nSent: 4 March 2025\nSubject: x\nTo: ", "Ann Lee;\n", "\n\nThe bridge is closed.\n"),
    "torn at commas": _repeated("The mayor\n, said\n"),
    "form feeds and numbers": _numbered("\fThe Paper {n}\n\n" + _SENTENCE + "\n\n{n}\n"),
    "heads of printed pages": _numbered("11/26/25, 3:14 PM The bridge of {letters} closes again | The Site\n"),
    "numbered links": _numbered("[{n:03}]The harbour of {letters}\n"),
    # below a story, where the reader has something to look for
    "story, then a's": _below_a_story(_repeated("a")),
    "story, then paragraphs": _below_a_story(_numbered(_SENTENCE + "It is number {n}.\n\n")),
    "story, then dates": _below_a_story(_repeated("12 March 2024\n")),
    "story, then offers with pitches": _below_a_story(_numbered(_SENTENCE + "\nDaily {letters}\nAll about {letters} each day.\nSubscribe\n")),
    "story, then posts": _below_a_story(_numbered(_SENTENCE + "\n— Harbour {letters} (@harbour) 3 March 2025\n")),
    "story, then questions": _below_a_story(_numbered("What does the council of {letters} say?\n\n" + _SENTENCE + "\n\n")),
    "story, then a list": _below_a_story(lambda size: _SENTENCE.format(letters="bako") + "\n\n" + _numbered("{letters}: {n} points\n")(size)),
    "story, then capitals": _below_a_story(_repeated("ALL OF IT IN CAPITALS\n")),
}  # fmt: skip
"""Shapes of many lines."""

SHAPES = ONE_LINE | PAGES
"""Shapes by name; each makes a text of about so many bytes in UTF-8."""

BYTES: dict[str, Callable[[int], bytes]] = {
    "cp1252 letters": lambda size: b"caf\xe9 " * (size // 5),
    "cp1251 lines": lambda size: "мост закрыт на ремонт\n".encode("cp1251") * (size // 22),
    "bytes of no page": lambda size: b"\xff\xfe\x80\x81" * (size // 4),
    "broken UTF-8 on every line": lambda size: "Été à la ville où l'on est allé à pied\n".encode() * (size // 45) + b"\xc3\n" * (size // 900),
    "lone bytes of UTF-8": lambda size: b"\xc3 " * (size // 2),
    "escapes of ISO 2022": lambda size: b"\x1b$B\x1b(J" * (size // 6),
    "UTF-16 without a mark": lambda size: "the bridge is closed\n".encode("utf-16-le") * (size // 42),
    "UTF-16 of halves": lambda size: b"\xff\xfe" + b"\x00\xd8a\x00" * (size // 4),
    "NUL at the end": lambda size: b"a" * size + b"\0",
    "an XML prologue without end": lambda size: b"<?" * (size // 2),
    "comments without end": lambda size: b"<!--" * (size // 4),
}  # fmt: skip
"""Shapes that are bytes in no encoding, or in another one than UTF-8."""
