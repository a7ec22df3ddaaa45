"""What a child prints, kept in a file of limited size: its beginning and its end."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from pathlib import Path
from typing import Any

KEPT_BYTES = 256 * 1024  # of the beginning, and as much of the end
_PATIENCE_SECONDS = 2.0


class CappedLog:
    """A pipe into a file. ``writer`` goes to the child; a thread here reads, so that no child fills the disk.

    The file is made when something is printed. A file that cannot be written is left out: a log is no result.
    """

    def __init__(self, path: Path, kept_bytes: int = KEPT_BYTES) -> None:
        self.path, self._kept = path, kept_bytes
        self._reader, self.writer = multiprocessing.Pipe(duplex=False)
        self._head, self._dropped = 0, 0
        self._tail = bytearray()
        self._stream: Any = None
        self._lock, self._closed = threading.Lock(), False
        self._thread = threading.Thread(target=self._drain, name="log", daemon=True)

    def start(self) -> None:
        """To be called once the child has its end of the pipe."""
        self.writer.close()
        self.path.unlink(missing_ok=True)
        self._thread.start()

    def finish(self) -> None:
        """Write what is left; to be called when the child and all that it started have ended."""
        self._thread.join(_PATIENCE_SECONDS)
        with self._lock:
            self._closed = True
            if self._dropped:
                self._write(f"\n… {self._dropped:,} bytes left out …\n".encode())
            if self._tail:
                self._write(bytes(self._tail))
            if self._stream is not None:
                with contextlib.suppress(OSError):
                    self._stream.close()
        if not self._thread.is_alive():
            self._reader.close()

    def _drain(self) -> None:
        with contextlib.suppress(OSError):
            while chunk := os.read(self._reader.fileno(), 1 << 16):
                with self._lock:
                    if self._closed:
                        return
                    self._take(chunk)

    def _take(self, chunk: bytes) -> None:
        first = chunk[: self._kept - self._head]
        if first:
            self._write(first)
            self._head += len(first)
        self._tail += chunk[len(first) :]
        if len(self._tail) > 2 * self._kept:
            self._dropped += len(self._tail) - self._kept
            del self._tail[: -self._kept]

    def _write(self, content: bytes) -> None:
        with contextlib.suppress(OSError):
            if self._stream is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._stream = self.path.open("wb", buffering=0)
            self._stream.write(content)
