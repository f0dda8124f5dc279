"""A real Emacs with its own client, eglot."""
import os
import pathlib
import shutil
import subprocess

import pytest
from wire import PROGRAM, ROOT


@pytest.mark.skipif(shutil.which("emacs") is None, reason="no Emacs: .ci/tools emacs")
def test_eglot(tmp_path):
    """It opens a plan, sees findings, renames, finds a definition and lays out."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    # Emacs takes the repository for the project.
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    plan = tmp_path / "plans" / "laichau" / "laichau.plan"
    environment = {
        **os.environ, "PLAN": str(plan), "PLANCHECK": str(pathlib.Path(PROGRAM).resolve()), "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
    }
    result = subprocess.run(
        [
            "emacs", "--batch", "-q", "-L", str(ROOT / "Editors/emacs"), "-l", "plancheck", "-l",
            str(ROOT / "Scripts/editors/eglot.el"),
        ],
        capture_output=True, text=True, timeout=300, env=environment, cwd=tmp_path,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "the text is laid out" in result.stderr
