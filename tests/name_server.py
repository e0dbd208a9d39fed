"""A name server on loopback that answers from a table, over UDP as real ones do."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Records = Mapping[str, Mapping[str, str]]
"""By domain, then by kind of record, what it says; a domain that is not here does not exist."""

SILENT: Mapping[str, str] = {"silent": ""}
"""Stands for a domain about which the server never answers."""

TAKES_MAIL: Mapping[str, str] = {"MX": "10 mx.example.net."}


@dataclass
class NameServer:
    """Where it listens, and what it was asked."""

    port: int
    asked: list[str] = field(default_factory=list)


@contextmanager
def name_server(records: Records, *, refuses: bool = False) -> Iterator[NameServer]:
    """Answer on a free port until the end."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours:
        ours.bind(("127.0.0.1", 0))
        ours.settimeout(0.05)
        server, stop = NameServer(ours.getsockname()[1]), threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    data, who = ours.recvfrom(4096)
                except TimeoutError:
                    continue
                question = dns.message.from_wire(data)
                said = answer(question, records, refuses=refuses)
                server.asked.append(str(question.question[0].name).rstrip("."))
                if said:
                    ours.sendto(said.to_wire(), who)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            stop.set()
            thread.join()


def answer(question: dns.message.Message, records: Records, *, refuses: bool) -> dns.message.Message | None:
    """Return what the table says."""
    asked = question.question[0]
    said = dns.message.make_response(question)
    said.flags |= dns.flags.RA
    known = records.get(str(asked.name).rstrip(".").lower())
    if refuses:
        said.set_rcode(dns.rcode.REFUSED)
    elif known is SILENT:
        return None
    elif known is None:
        said.set_rcode(dns.rcode.NXDOMAIN)
    elif text := known.get(dns.rdatatype.to_text(asked.rdtype)):
        said.answer.append(dns.rrset.from_text(asked.name, 60, "IN", asked.rdtype, text))
    return said
