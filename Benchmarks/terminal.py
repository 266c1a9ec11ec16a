"""A program at a terminal of its own, for the scripts that type at shells."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time


def plain(text):
    """What is shown, without escape sequences and carriage returns."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>78]|\r", "", text)


class Terminal:
    def __init__(self, command, environment, columns=80, rows=40, folder=None):
        self.id, self.file = pty.fork()
        if self.id == 0:
            if folder:
                os.chdir(folder)
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.file, text.encode())

    def wait(self, text, seconds=60):
        """The end of what is shown when a text is there; an error when it does not come."""
        end = time.monotonic() + seconds
        shown = b""
        while time.monotonic() < end:
            if select.select([self.file], [], [], 0.2)[0]:
                try:
                    shown = (shown + os.read(self.file, 1 << 20))[-(1 << 14):]
                except OSError:
                    break
                seen = plain(shown.decode("utf-8", "replace"))
                if text in seen:
                    return seen
        raise RuntimeError(f"{text!r} did not come; seen: {shown[-400:]!r}")

    def memory(self):
        """The most memory that the program has taken, in MB."""
        with open(f"/proc/{self.id}/status") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024

    def close(self):
        try:
            os.kill(self.id, signal.SIGKILL)
            os.waitpid(self.id, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.file)
