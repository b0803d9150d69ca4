"""What is generated is fresh: the example reports and README's table of checks."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_reports_and_readme_are_fresh():
    done = subprocess.run([sys.executable, "reports/build.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nrun: python reports/build.py"
