"""What finding costs: its time against the reader's whole pass, and the memory of the largest photographs."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from followup_cards.card.find import find_cards
from followup_cards.card.upright import quarter_turns, turn
from tests.benchmarks.outlines import samples
from tests.cardmaker.maker import Order

PHOTOS = 8
MEASURE = """
import sys
from pathlib import Path
from followup_cards.service.read import read_photo
from followup_cards.text.reader import open_readers
read_photo(Path(sys.argv[1]), open_readers("auto"))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def shares_of_time() -> str:
    """Return how long finding, flattening and turning take on 12 megapixels, against RapidOCR on the same photo."""
    from rapidocr import RapidOCR

    from followup_cards.text.reader import open_readers
    from followup_cards.text.upside_down import upside_down

    reader, whole = open_readers("rapidocr").first, RapidOCR()
    ours, theirs = [], []
    for number, sample in enumerate(samples(Order(590, megapixels=12.0, multi=0.0), PHOTOS + 1)):
        started = time.perf_counter()
        whole(np.ascontiguousarray(sample.photo.pixels[..., ::-1]))
        between = time.perf_counter()
        for card in find_cards(sample.photo):
            turn(card, quarter_turns(card, (), lambda crops: upside_down(reader, crops)))
        if number:  # the first one loads the models
            theirs.append(between - started)
            ours.append(time.perf_counter() - between)
    share = np.array(ours) / np.array(theirs)
    return (
        f"12 megapixels: found, flat and upright in {np.mean(ours):.2f} s, RapidOCR alone {np.mean(theirs):.2f} s: "
        f"{np.mean(ours) / np.mean(theirs):.2f} times (median {np.median(share):.2f}, worst {share.max():.2f})."
    )


def peak_memory() -> str:
    """Return the peak memory of a process that reads a 48-megapixel photograph, everything included.

    It is asked of the kernel (Linux only): what getrusage tells a new process begins with its parent's peak.
    """
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.jpg"
        sample = next(samples(Order(591, megapixels=12.0, multi=0.0), 1))
        Image.fromarray(sample.photo.pixels).resize((8000, 6000)).save(path, quality=90)
        done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    return f"48 megapixels: {int(done.stdout.split()[-1]) / 2**20:.2f} GiB at the peak, whole process."
