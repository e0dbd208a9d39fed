"""Draw docs/demo.svg, the picture in the README, from what `followup-cards demo` really prints.

Run it with `make picture`, after a change to what the demonstration shows.
"""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 120
FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, "DejaVu Sans Mono", Consolas, monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own frame, without the fonts that it would fetch from the network."""


def printed_by(command: list[str], columns: int) -> str:
    """Run a command in a terminal of its own and return what it printed, colours included."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        output = read_to_end(ours)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{output}")
    return output


def read_to_end(descriptor: int) -> str:
    """Return everything that a terminal shows until its program ends."""
    parts = []
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the last program has left the terminal
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()


def what_stays(output: str) -> str:
    """Return what still stands on the screen at the end, without progress lines that were written over."""
    screen: list[str] = []
    for line in output.replace("\r\n", "\n").split("\n"):
        above = sum(int(count or 1) for count in re.findall(r"\x1b\[(\d*)A", line))
        del screen[len(screen) - above :]
        shown = re.split(r"\r|\x1b\[2K", line)[-1]
        screen.append(re.sub(r"\x1b\[\?\d+[hl]|\x1b\[\d*[AGK]", "", shown))
    return "\n".join(screen).rstrip()


def draw(text: str, columns: int) -> str:
    """Return the picture of a terminal that shows `text`."""
    console = Console(width=columns, record=True, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ make demo", style="bold"))
    console.print(Text.from_ansi(text), soft_wrap=False)
    return console.export_svg(title="followup-cards", theme=MONOKAI, code_format=FORMAT, unique_id="demo")


def main() -> None:
    """Write the picture beside this file."""
    program = Path(sys.executable).parent / "followup-cards"
    text = what_stays(printed_by([str(program), "demo"], WIDTH)).replace(f"{ROOT}/", "")
    Path(__file__).with_name("demo.svg").write_text(draw(text, WIDTH), encoding="utf-8")


if __name__ == "__main__":
    main()
