"""Made letters-14.txt, what Unicode 14.0 says of characters, with Python 3.11 (unicodedata 14.0.0).

word: letters, digits and the underscore, Python's \\w. lower: what becomes of capitals (those that become one other
character). cased, ignorable: for the final sigma.
"""
import re
import unicodedata

assert unicodedata.unidata_version == "14.0.0"
ALL = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def ranges(chosen):
    found = []
    for c in chosen:
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return " ".join("%x" % a if a == b else "%x-%x" % (a, b) for a, b in found)


def lower():
    """Runs of capitals, every one or every other, that lie equally far from their small letters."""
    pairs = [(c, ord(chr(c).lower())) for c in ALL if len(chr(c).lower()) == 1 and chr(c).lower() != chr(c)]
    runs = []
    for c, small in pairs:
        run = runs[-1] if runs else None
        if run and run[3] == small - c and c - run[1] in (1, 2) and run[2] in (0, c - run[1]):
            run[1], run[2] = c, c - run[1]
        else:
            runs.append([c, c, 0, small - c])
    return " ".join("%x-%x/%d%+d" % (a, b, step or 1, by) for a, b, step, by in runs)


def stops(c):
    """Whether a sigma before it is not final though a letter comes next: it is cased or skipped."""
    return ("A\u03a3" + chr(c) + "A").lower()[1] == "\u03c3"


def cased(c):
    return ("A\u03a3" + chr(c)).lower()[1] == "\u03c3"


word = [c for c in ALL if re.match(r"\w", chr(c))]
print("word", ranges(word))
print("lower", lower())
print("cased", ranges([c for c in ALL if cased(c)]))
print("ignorable", ranges([c for c in ALL if stops(c) and not cased(c)]))
