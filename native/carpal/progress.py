"""Progress on standard error where that is a terminal; nothing elsewhere."""
import sys
import time


class Progress:
    def __init__(self, total, stream=sys.stderr, clock=time.monotonic):
        self._total, self._stream, self._clock = total, stream, clock
        self._start, self._last, self._shown = clock(), -1.0, stream.isatty()

    def update(self, done):
        now = self._clock()
        if not self._shown or (done < self._total and now - self._last < 0.1):
            return
        self._last = now
        seconds = now - self._start
        left = f"in {_clock(seconds)}" if done == self._total else f"{_clock(seconds / done * (self._total - done))} left" if done else ""
        full = round(30 * done / max(1, self._total))
        self._stream.write(f"\r\x1b[K[{'#' * full}{'.' * (30 - full)}] {done}/{self._total} films {left}" + ("\n" if done == self._total else ""))
        self._stream.flush()


def _clock(seconds):
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    return f"{whole} s" if whole < 60 else f"{minutes} min {whole % 60} s" if hours == 0 else f"{hours} h {minutes} min"
