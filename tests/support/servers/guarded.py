"""Run a Python program under an audit hook that lets it reach this machine and nothing else.

``python guarded.py LOG PROGRAM [ARGUMENT …]`` with PROGRAM a module (as ``-m`` takes it).
Every bind, and every attempt to connect to or look up a name outside, is a line of LOG
(``bind``, ``outside`` or ``child``, then what). An outside attempt is also refused.
"""

import contextlib
import ipaddress
import os
import runpy
import sys

LOOPBACK_NAMES = {"localhost", "localhost.localdomain", "ip6-localhost", ""}


def is_here(host: object) -> bool:
    """Say whether a host, as the socket module is given it, is this machine's loopback."""
    if host is None:
        return True
    if isinstance(host, bytes | bytearray):
        host = bytes(host).decode("ascii", "replace")
    host = str(host).split("%")[0].casefold()
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address_host(address: object) -> object:
    """Return the host of a socket address; None (this machine) for a Unix socket's path."""
    return address[0] if isinstance(address, tuple) else None


def hosts(event: str, args: tuple) -> list[object]:
    """Return the hosts an audit event is about; none for events that reach nobody."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        return [address_host(args[1])]
    if event == "socket.getnameinfo":
        return [address_host(args[0])]
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        return [args[0]]
    return []


def install(log_path: str) -> None:
    """Add the hook; it cannot be taken away again."""
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(kind: str, what: object) -> None:
        os.write(log, f"{kind} {what}\n".encode())

    def hook(event: str, args: tuple) -> None:
        if event == "socket.bind":
            note("bind", address_host(args[1]))
        elif event in {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}:
            # A child would run without the hook: let the test see that there was one.
            note("child", args[0] if event != "subprocess.Popen" else args[1])
        elif event.startswith("socket."):
            for host in hosts(event, args):
                if not is_here(host):
                    note("outside", f"{event} {host!r}")
                    raise ConnectionRefusedError(f"outside the machine: {event} {host!r}")

    sys.addaudithook(hook)


if __name__ == "__main__":
    install(sys.argv[1])
    sys.argv = sys.argv[2:]
    # As `python -m` does: the folder one stands in comes first, not this file's.
    sys.path[0] = os.getcwd()
    with contextlib.suppress(KeyboardInterrupt):
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
