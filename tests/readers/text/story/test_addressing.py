"""What the house says to its reader is not of the story."""

from __future__ import annotations

import pytest

from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        ("You can email Jo Hale here, and read more of her reports from the quay.", Role.BODY, Role.FURNITURE),  # two phrases
        ("Every Friday, the news of the strait comes to your inbox.", Role.FURNITURE, Role.FURNITURE),
        ("Every Friday, the news of the strait comes to your inbox.", Role.BODY, Role.BODY),  # one, and paragraphs around it
        ("“Every Friday, the news of the strait comes to your inbox,” said its editor.", Role.FURNITURE, Role.BODY),  # somebody said it
        ("The editor said: “Every Friday, the news of the strait comes to your inbox.”", Role.FURNITURE, Role.BODY),
        ("Behind “The Strait”, a letter from the quay, comes one to your inbox.", Role.FURNITURE, Role.FURNITURE),  # the title of the letter
        ("On Friday the owner of the last ferry to the island said no more in his letters.", Role.FURNITURE, Role.BODY),
    ],
)
def test_what_the_house_says_to_its_reader_is_no_paragraph(text: str, beside: Role, expected: Role) -> None:
    below = line("The last boat" if beside is Role.FURNITURE else MORE, beside, 1.0)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(text, Role.BODY, 0.95), below, line(MORE, Role.BODY, 1.0))[2] is expected


def test_a_heading_above_what_the_house_says_goes_with_it() -> None:
    heading, pitch = line("The Strait Letter", Role.CROSSHEAD, 0.8), line("All that matters on the island, delivered to your inbox.", Role.BODY, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), heading, pitch, line("The quay", Role.FURNITURE, 1.0), line(MORE, Role.BODY, 1.0))[2:4] == [Role.FURNITURE] * 2
