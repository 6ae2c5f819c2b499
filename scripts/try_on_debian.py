"""Try the README's commands on a bare Debian: nothing on it but git, make and python3.

``sudo python3 -m scripts.try_on_debian [12 13] [--tests "-k server"]`` makes a root of each release
with debootstrap, clones the last commit into it, and runs there ``make test`` and ``make run``, then
by hand ``pip install -r requirements.txt``, ``streamlit run app.py`` and ``pytest``. How to reach
packages (mirror, proxy, certificates, settings of apt and pip) is taken from this machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.serve import claim, port_number
from scripts.system import ROOT, SetupError, main_with_sentence

SUITES = {"12": "bookworm", "13": "trixie"}
BARE = "git,make,python3"
HOME = Path("root")
CLONE, BY_HAND = "atlas", "atlas-by-hand"
# Settings that say how packages are reached; everything else of this machine stays outside.
PIP_SETTINGS = ("etc/pip.conf", "etc/xdg/pip", ".config/pip", ".pip")
CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_CERT")
# Beside those of Debian, which come with python3-venv and would replace them.
CERTIFICATES_INSIDE = Path("etc/machine-certificates.crt")
APT_SETTINGS = ("Acquire::http", "Acquire::https", "Acquire::Retries", "Acquire::ForceIPv4")
# /dev for Chromium's shared memory, /proc for what looks at its own processes; gone with the last process.
ENTER = """
mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && mount -t sysfs sys "$0/sys" || exit 125
exec chroot "$0" /usr/bin/env -i "$@"
"""
SERVES_WITHIN = 900.0
FREE_WITHIN = 30.0


@dataclass(frozen=True)
class Outcome:
    """How one command ended on one release."""

    release: str
    command: str
    fault: str
    seconds: float

    def __str__(self) -> str:
        said = f"FAILED: {self.fault}" if self.fault else "works"
        return f"Debian {self.release}  {self.command:36} {self.seconds:6.0f} s  {said}"


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that say how packages are reached: proxies, certificates, settings of pip."""
    return {
        name: f"/{CERTIFICATES_INSIDE}" if name in CERTIFICATES else value
        for name, value in environment.items()
        if name.startswith("PIP_") or name.lower().endswith("_proxy") or name in CERTIFICATES
    }


def apt_settings(dump: str) -> str:
    """Return those lines of ``apt-config dump`` that say how packages are reached."""
    return "".join(f"{line}\n" for line in dump.splitlines() if line.split(" ")[0].startswith(APT_SETTINGS))


def mirror() -> list[str]:
    """Return the Debian mirror that this machine's apt uses, if it uses one."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian"]
    return subprocess.run(asked, capture_output=True, text=True).stdout.split()[:1]


class Root:
    """A folder with a bare Debian in it."""

    def __init__(self, release: str, folder: Path) -> None:
        self.release = release
        self.path = folder / f"debian-{release}"
        self.logs = folder

    def make(self) -> None:
        """Install the release into the folder, and set how packages are reached.

        Raises
        ------
        SetupError
            If debootstrap failed.
        """
        suite = SUITES[self.release]
        log = self.logs / f"debian-{self.release}-debootstrap.log"
        command = ["debootstrap", "--variant=minbase", f"--include={BARE}", suite, str(self.path), *mirror()]
        with log.open("wb") as file:
            if subprocess.run(command, stdout=file, stderr=subprocess.STDOUT).returncode:
                raise SetupError(f"Debian {self.release} could not be had: {log} says why.")
        dump = subprocess.check_output(["apt-config", "dump"], text=True)
        (self.path / "etc/apt/apt.conf.d/90machine").write_text(apt_settings(dump))
        shutil.copy("/etc/hosts", self.path / "etc/hosts")
        for name in PIP_SETTINGS:
            own = name.startswith(".")
            source = Path.home() / name if own else Path("/", name)
            self._copy(source, self.path / (HOME / name if own else name))
        for name in CERTIFICATES:
            self._copy(Path(os.environ.get(name) or os.devnull), self.path / CERTIFICATES_INSIDE)

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target)

    def clone(self, name: str) -> None:
        """Clone the last commit of this checkout into the home of the root."""
        target = self.path / HOME / name
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)], check=True)

    def start(self, name: str, command: str, log: Path) -> subprocess.Popen[bytes]:
        """Start a shell command inside, in the clone ``name``; all that it starts ends with it."""
        variables = {
            "HOME": f"/{HOME}", "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8", **passed_on(os.environ),
        }  # fmt: skip
        inside = ["sh", "-c", f"cd ~/{shlex.quote(name)} && {command}"]
        settings = [f"{key}={value}" for key, value in variables.items()]
        outside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, str(self.path)]
        with log.open("wb") as file:
            return subprocess.Popen(
                [*outside, *settings, *inside],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def run(self, name: str, command: str) -> Outcome:
        """Run a command inside to its end."""
        return self._told(command, lambda log: self._to_its_end(name, command, log))

    def serve(self, name: str, command: str, port: int) -> Outcome:
        """Start a server inside and see that it answers."""
        return self._told(command, lambda log: self._until_it_answers(name, command, port, log))

    def _told(self, command: str, work: Callable[[Path], str]) -> Outcome:
        title = "-".join(command.replace("/", "-").split()[:2]).lstrip(".")
        log = self.logs / f"debian-{self.release}-{title}.log"
        print(f"Debian {self.release}: {command} (its words go to {log})", flush=True)
        begun = time.monotonic()
        fault = work(log)
        for line in log.read_text(errors="replace").splitlines()[-12:]:
            print(f"    {line}", flush=True)
        return Outcome(self.release, command, fault, time.monotonic() - begun)

    def _to_its_end(self, name: str, command: str, log: Path) -> str:
        with running(self.start(name, command, log)) as process:
            code = process.wait()
        return f"exit code {code}" if code else ""

    def _until_it_answers(self, name: str, command: str, port: int, log: Path) -> str:
        wait_for_port(port)
        with running(self.start(name, command, log)) as process:
            end = time.monotonic() + SERVES_WITHIN
            while process.poll() is None and time.monotonic() < end:
                # The server prints its address once it has shown itself the map, and says why it could not.
                if (address := f"http://localhost:{port}") in (said := log.read_text(errors="replace")):
                    page = fetched(f"{address}/") or b""
                    return said.splitlines()[0] if "slow" in said else "" if b"<title>" in page else "no page"
                time.sleep(0.5)
        return "it ended" if process.returncode is not None else "no answer"


def wait_for_port(port: int) -> None:
    """Wait until a server that was ended before has let go of the port.

    Raises
    ------
    SetupError
        If another program holds it.
    """
    end = time.monotonic() + FREE_WITHIN
    while True:
        try:
            return claim(port)
        except SetupError:
            if time.monotonic() > end:
                raise
        time.sleep(0.5)


def fetched(address: str) -> bytes | None:
    """Return what an address answers; None where nobody listens yet."""
    with (
        contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError),
        urllib.request.urlopen(address, timeout=30) as answer,
    ):
        return answer.read()
    return None


@contextlib.contextmanager
def running(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End the process, and with it all that it started, when the block ends."""
    try:
        yield process
    finally:
        if process.poll() is None:
            # To unshare itself: the first process of its namespace ignores signals of others.
            process.send_signal(signal.SIGKILL)
            process.wait()


def attempts(root: Root, tests: str, port: int) -> Iterator[Outcome]:
    """Yield how each command of the README ended."""
    root.clone(CLONE)
    arguments = f" ARGS={shlex.quote(tests)}" if tests else ""
    yield root.run(CLONE, f"make test{arguments}")
    yield root.serve(CLONE, f"make run PORT={port}", port)
    # By hand, in a clone of its own; what make installed for itself (python3-venv) is there by now.
    root.clone(BY_HAND)
    bin = "../by-hand/bin"
    yield root.run(BY_HAND, f"python3 -m venv ../by-hand && {bin}/pip install -q -r requirements.txt")
    yield root.serve(BY_HAND, f"{bin}/streamlit run app.py --server.port {port}", port)
    yield root.run(BY_HAND, f"{bin}/pytest {tests}".strip())


def check_machine() -> None:
    """Check that roots can be made here.

    Raises
    ------
    SetupError
        If this is not run as root, or a program is missing.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise SetupError("A Debian root is made by root only: run 'sudo python3 -m scripts.try_on_debian'.")
    for program, package in (("debootstrap", "debootstrap"), ("unshare", "util-linux"), ("git", "git")):
        if shutil.which(program) is None:
            raise SetupError(f"{program} is missing: run 'sudo apt-get install {package}', then try again.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Try the commands on each release and say how each ended; exit code 1 where one failed."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.try_on_debian", description=__doc__.splitlines()[0]
    )
    parser.add_argument("releases", nargs="*", help=f"of {', '.join(SUITES)} (all)")
    parser.add_argument("--tests", default="", help='arguments for pytest, as "-k server" (all tests)')
    parser.add_argument("--port", default="8599", help="port that the dashboards are tried on (8599)")
    parser.add_argument("--folder", type=Path, help="where roots and logs go; kept afterwards")
    given = parser.parse_args(arguments)
    for release in given.releases:
        if release not in SUITES:
            raise SetupError(f"Debian {release} is not among those tried: name {' or '.join(SUITES)}.")
    check_machine()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="debian-"))
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Outcome] = []
    for release in given.releases or SUITES:
        root = Root(release, folder)
        root.make()
        found += attempts(root, given.tests, port_number(given.port))
        if not given.folder:
            shutil.rmtree(root.path)
    print("\n".join(map(str, found)))
    if any(outcome.fault for outcome in found):
        sys.exit(1)


if __name__ == "__main__":
    main_with_sentence(main)
