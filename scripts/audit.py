"""Says whether a locked package has a known vulnerability; `make check` runs it.

`python scripts/audit.py LOCK...` asks the service of pip-audit. It fails on a vulnerability.
Where the service does not answer it says so and passes: a machine without the internet can
still run the check. (pip-audit itself says "no known vulnerabilities" when it found nothing
out about any package, so its words are not taken, only its list.)
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

Package = dict[str, Any]


def audit(lock: str) -> list[Package]:
    """Return what pip-audit found out about each package of the lock, nothing if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        asked = subprocess.run(
            [
                *(sys.executable, "-m", "pip_audit", "--requirement", lock, "--disable-pip"),
                *("--progress-spinner", "off", "--format", "json", "--output", report),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if report.exists():
            packages: list[Package] = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
            return packages
    print(asked.stderr.strip()[-500:])
    return []


def main(locks: list[str]) -> int:
    """Return 1 if a package of the locks has a known vulnerability, else 0."""
    packages = {package["name"]: package for lock in locks for package in audit(lock)}
    answered = [package for package in packages.values() if "vulns" in package]
    if not answered:
        print("NOT AUDITED: the vulnerability service could not be reached.")
        return 0
    for name in sorted(packages.keys() - {package["name"] for package in answered}):
        print(f"not audited: {name} ({packages[name].get('skip_reason', 'no reason given')})")
    found = [(package, vulnerability) for package in answered for vulnerability in package["vulns"]]
    for package, vulnerability in found:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in {fixed}")
    print(f"{len(answered)} packages audited, {len(found)} known vulnerabilities.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
