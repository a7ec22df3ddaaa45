"""What a child process holds on a card, watched by its parent through the driver: context and kernels included.

torch's own figures see its allocator alone; this one is what others on the card notice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from bench.measure.nvml import NvmlUnavailable, process_bytes, used_bytes


class DeviceWatch:
    """Read a process's device memory every ``interval`` seconds from :meth:`start` until :meth:`stop`.

    Where the driver does not show the process (a container that hides process ids), the growth of the card's whole
    memory in use stands in, under another name, right only if nothing else runs there.
    """

    def __init__(
        self,
        device: str,
        *,
        interval: float = 0.05,
        of_process: Callable[[int, str], int] = process_bytes,
        of_card: Callable[[str], int] = used_bytes,
    ) -> None:
        self._device, self._interval = device, interval
        self._of_process, self._of_card = of_process, of_card
        self._done = threading.Event()
        self._thread: threading.Thread | None = None
        self._peak_process = self._peak_card = 0
        self._before: int | None = None
        self._reason = ""

    def start(self, pid: int) -> None:
        """Begin to watch process ``pid``; the card's memory in use now is the base of its growth."""
        self._before = self._card()
        self._thread = threading.Thread(target=self._watch, args=(pid,), daemon=True)
        self._thread.start()

    def stop(self) -> tuple[str, int | None, str]:
        """Metric, bytes (None where nothing could be read) and a word on how it was read."""
        self._done.set()
        if self._thread is not None:
            self._thread.join()
        if self._peak_process:
            return "nvml_process_bytes", self._peak_process, ""
        if self._before is not None and self._peak_card > self._before:
            note = f"growth of the whole card: {self._reason}"
            return "nvml_device_growth_bytes", self._peak_card - self._before, note
        return "nvml_process_bytes", None, self._reason or "the process never held device memory"

    def _watch(self, pid: int) -> None:
        while True:
            try:
                self._peak_process = max(self._peak_process, self._of_process(pid, self._device))
            except NvmlUnavailable as error:
                self._reason = str(error)
            if self._before is not None:
                self._peak_card = max(self._peak_card, self._card() or 0)
            if self._done.wait(self._interval):
                return

    def _card(self) -> int | None:
        try:
            return self._of_card(self._device)
        except NvmlUnavailable as error:
            self._reason = str(error)
            return None
