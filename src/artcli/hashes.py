"""SHA-1 and SHA-256 without OpenSSL, whose library takes longer to load than half an article to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha1, sha256
else:
    try:  # as the `random` of the standard library does
        from _sha1 import sha1

        try:
            from _sha2 import sha256
        except ImportError:  # before Python 3.12
            from _sha256 import sha256
    except ImportError:  # of a Python that was built without
        from hashlib import sha1, sha256

__all__ = ["sha1", "sha256"]
