"""A real Neovim, without a window."""
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("PLANCHECK", str(ROOT / ".build/debug/plancheck"))


def test_neovim(tmp_path):
    """It opens a plan, sees findings and values, renames, lays out and saves; the plans are then still sound."""
    nvim = pathlib.Path(sys.executable).parent / "nvim"
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    plan = tmp_path / "plans" / "laichau" / "laichau.plan"
    (tmp_path / ".git").mkdir()
    environment = {
        **os.environ, "PLAN": str(plan), "PLANCHECK": PROGRAM, "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"), "XDG_DATA_HOME": str(tmp_path / "data"), "LANG": "C.UTF-8",
    }
    result = subprocess.run(
        [
            str(nvim), "--headless", "--clean", "-c", f"luafile {ROOT}/Editors/neovim/plancheck.lua",
            "-c", f"luafile {ROOT}/Scripts/editors/neovim.lua",
        ],
        capture_output=True, text=True, timeout=300, env=environment,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "renamed_rows" in plan.read_text()
    checked = subprocess.run([PROGRAM, "fmt", "--check", str(plan)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
