"""A Dovecot of our own on this machine: private configuration, fictional people, certificates of the day."""

import base64
import hashlib
import hmac
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import trustme

PASSWORD: Final = "corr&ct h*rse"  # noqa: S105 - of fictional people on a server that lives for a minute
TOKEN_KEY: Final = b"a key that only this test's server knows"
USERS: Final = ("robin", "full", "plain")
"""One whose drafts folder is marked, one whose mailbox is full, one without any folder for drafts."""

CONFIG: Final = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{root}/mail/%u
first_valid_uid = 1
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {internal_group}
mail_plugins = quota
auth_mechanisms = plain login xoauth2
mail_max_userip_connections = 100
mail_save_crlf = yes
mail_fsync = never
auth_failure_delay = 0
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{unprivileged}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
passdb {{
  driver = passwd-file
  args = {root}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/oauth2.conf.ext
}}
userdb {{
  driver = passwd-file
  args = {root}/users
}}
plugin {{
  quota = maildir:User quota
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Entwürfe {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Archive {{
    auto = create
  }}
}}
"""
UNPRIVILEGED: Final = """
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
"""


def program() -> str | None:
    """Return Dovecot's program, or None where it is not installed."""
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Ports:
    """Where the server listens."""

    plain: int
    tls: int


class Dovecot:
    """A running server, gone when the block ends."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="dovecot-", dir="/tmp"))  # sockets need a short path
        self.ports = Ports(free_port(), free_port())
        self.authority = trustme.CA()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._write_files()
        command = program()
        assert command
        self._process = subprocess.Popen([command, "-F", "-c", str(self.root / "dovecot.conf")])
        self._wait_until_it_answers()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def ca_file(self) -> Path:
        """Return the certificate by which the server's own can be checked."""
        return self.root / "ca.pem"

    def messages(self, user: str, folder: str = "Entw&APw-rfe") -> list[Path]:
        """Return the files of a user's messages, as they lie on the server."""
        maildir = self.root / "mail" / user / f".{folder}"
        return sorted(path for part in ("cur", "new") for path in (maildir / part).glob("*"))

    def empty(self, user: str) -> None:
        """Take all messages away, with what the server noted about them."""
        shutil.rmtree(self.root / "mail" / user, ignore_errors=True)

    def _write_files(self) -> None:
        root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        me = pwd.getpwuid(os.geteuid()).pw_name
        self.root.chmod(0o755)
        for folder in ("run", "state", "mail", "keys/default/HS256"):
            (self.root / folder).mkdir(parents=True)
        os.chown(self.root / "mail", owner.pw_uid, owner.pw_gid)
        certificate = self.authority.issue_cert("localhost", "127.0.0.1")
        certificate.private_key_pem.write_to_path(self.root / "key.pem")
        certificate.cert_chain_pems[0].write_to_path(self.root / "cert.pem")
        self.authority.cert_pem.write_to_path(self.ca_file)
        rows = [
            f"{user}:{{PLAIN}}{PASSWORD}:{owner.pw_uid}:{owner.pw_gid}::{self.root}/mail/{user}::"
            + ("userdb_quota_rule=*:bytes=300" if user == "full" else "")
            + (
                f"userdb_namespace/inbox/mailbox/Entwürfe/auto=no userdb_mail=maildir:{self.root}/mail/plain"
                if user == "plain"
                else ""
            )
            for user in USERS
        ]
        (self.root / "users").write_text("\n".join(rows) + "\n", encoding="utf-8")
        (self.root / "keys/default/HS256/default").write_bytes(base64.b64encode(TOKEN_KEY))
        (self.root / "oauth2.conf.ext").write_text(
            "introspection_mode = local\nusername_attribute = sub\n"
            f"local_validation_key_dict = fs:posix:prefix={self.root}/keys/\n"
        )
        config = CONFIG.format(
            root=self.root,
            port=self.ports.plain,
            tls_port=self.ports.tls,
            login="dovenull" if root else me,
            internal="dovecot" if root else me,
            internal_group="dovecot" if root else owner.pw_name,
            unprivileged="" if root else UNPRIVILEGED,
        )
        (self.root / "dovecot.conf").write_text(config, encoding="utf-8")

    def _wait_until_it_answers(self) -> None:
        for _ in range(300):
            try:
                with socket.create_connection(("127.0.0.1", self.ports.plain), 1) as line:
                    if line.recv(4) == b"* OK":
                        return
            except OSError:
                time.sleep(0.1)
        log = self.root / "log"
        message = "Dovecot does not answer: " + (log.read_text() if log.exists() else "and wrote no log")
        raise AssertionError(message)


def token(user: str, *, lives: float = 600) -> str:
    """Return an access token that the server takes for a while."""
    now = int(time.time())
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": user, "iat": now - 10, "exp": int(now + lives)})
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{_encoded(hmac.digest(TOKEN_KEY, signed.encode(), hashlib.sha256))}"


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
