"""What an article is called: an id that follows from what it says."""

from __future__ import annotations

import uuid

from artcli.article import Article
from artcli.hashes import sha1

NAMESPACE = uuid.UUID("0f4c1c5e-6f0b-5f5e-9a57-0d2f5f3c8b11")


def made_from(article: Article) -> str:
    """An article to its id: a name-based UUID (RFC 9562, version 5) of headline, byline and text, whatever file it came in.

    Of an article without a text all else that its page says takes the place of that: two pages that were read in vain are not the same.
    """
    text = [one.text for one in article.body]
    if not text:
        text = [article.standfirst or "", *(one.text for one in article.captions), *(one.text for one in article.set_aside)]
    said = "\n".join([article.headline or "", article.byline or "", *text])
    return f"urn:uuid:{uuid.UUID(bytes=sha1(NAMESPACE.bytes + said.encode('utf-8', 'replace')).digest()[:16], version=5)}"
