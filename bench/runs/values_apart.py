"""Rows of a packed run with their values apart from the rest of the text: half the bytes once compressed.

Most of a packed run are values that no compressor foresees: 17 digits each, some seven bytes as text, six and a half as
a number. Between the same text again and again they also break up what would be one long repetition. So the text has
``#`` in the place of every value, and the values stand before it as float64, all first bytes, then all second ones …:

    NUL ``values`` N newline, 8 N bytes, text

A value is set apart only where Python writes the number as it stood, so :func:`together` gives the same bytes back.
"""

from __future__ import annotations

import re

import numpy as np

MARK = b"\0values "
PLACE = b'"value": #'
_VALUE = re.compile(rb'"value": (-?\d+\.\d+(?:e[-+]\d+)?)(?=[,}])')


def apart(text: bytes) -> bytes:
    """The content to compress; the text itself where it has the place holder already."""
    if PLACE in text or text.startswith(MARK):
        return text
    values: list[float] = []

    def set_apart(found: re.Match[bytes]) -> bytes:
        value = float(found[1])
        if repr(value).encode() != found[1]:
            return found[0]
        values.append(value)
        return PLACE

    rest = _VALUE.sub(set_apart, text)
    planes = np.array(values, "<f8").view(np.uint8).reshape(-1, 8).T.tobytes()
    return MARK + b"%d\n" % len(values) + planes + rest


def together(content: bytes) -> bytes:
    """The text that :func:`apart` was given; any other content as it is. ValueError where values are missing."""
    if not content.startswith(MARK):
        return content
    head, _, body = content.partition(b"\n")
    count = int(head[len(MARK) :])
    planes = np.frombuffer(body[: 8 * count], np.uint8)
    pieces = body[8 * count :].split(PLACE)
    if len(planes) != 8 * count or len(pieces) != count + 1:
        raise ValueError(f"expected {count} values in the rows, got {len(pieces) - 1} places and {len(planes)} bytes")
    values = planes.reshape(8, -1).T.copy().view("<f8").ravel().tolist()
    parts = [b'%b"value": %b' % (piece, repr(value).encode()) for piece, value in zip(pieces, values, strict=False)]
    return b"".join([*parts, pieces[-1]])
