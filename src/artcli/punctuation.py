"""Marks of punctuation: of all scripts together those that mean the same."""

FULL_STOPS = (".", "。", "।", "።", "။", "។", "۔", "։")
QUESTION_MARKS = ("?", "？", "؟")
STOPS = (*FULL_STOPS, *QUESTION_MARKS, "!", "！", "…")
"""What ends a sentence."""
CLOSERS = "\"'”’»«›)]）」』】“ "
"""What may stand behind a stop and belong to its sentence."""
QUOTATION_MARKS = ('"', "“", "”", "„", "«", "»", "‘", "「", "『")
SPEECH_DASHES = ("–", "—", "―", "- ")
"""What opens a line of speech, where no quotation mark does."""
BULLETS = "•·●▪■►▶◆‣"
ITEM_MARKS = frozenset(BULLETS + "*+-–—")
"""What an item of a list may open with: a bullet, or what stands for one and for other things too."""
