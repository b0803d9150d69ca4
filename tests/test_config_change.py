"""Several processes change one file of settings: none loses what another one wrote."""

import signal
import subprocess
import sys
import textwrap
import time
import tomllib

import pytest

from bilint.config import change as changing
from bilint.config.change import LOCK, change
from bilint.config.edit import with_ignore, with_names
from bilint.errors import ConfigError, OutputError

WRITER = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    from bilint.config.change import change
    from bilint.config.edit import with_ignore
    path, name, start = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    time.sleep(max(0, start - time.time()))
    for n in range(15):
        change(path, lambda text: with_ignore(text, {"check": "all", "text": f"{name} {n}", "reason": "r"}, str(path)))
""")


def test_four_processes_write_in_the_same_instant(tmp_path):
    path = tmp_path / "bilint.toml"
    path.write_bytes(b"# ours\r\npreview = true\r\n")
    start = str(time.time() + 1.5)  # all are up by then
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, start]) for name in "abcd"]
    assert [process.wait(60) for process in writers] == [0] * 4
    texts = [ignore["text"] for ignore in tomllib.loads(path.read_text("utf-8"))["ignore"]]
    assert sorted(texts) == sorted(f"{name} {n}" for name in "abcd" for n in range(15))
    assert path.read_bytes().startswith(b"# ours\r\npreview = true\r\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == [".bilint", "bilint.toml"]


HOLDER = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    from bilint.config.change import change
    def edit(text):
        print("held", flush=True)
        time.sleep(60)
        return text
    change(Path(sys.argv[1]), edit)
""")


def test_a_lock_whose_holder_is_killed_is_free(tmp_path, monkeypatch):
    path = tmp_path / "bilint.toml"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    monkeypatch.setattr(changing, "_WAIT", 0.2)
    with pytest.raises(OutputError, match=r"settings\.lock: cannot be locked: another process has held it"):
        change(path, lambda text: "preview = true\n")
    assert not path.exists()
    holder.send_signal(signal.SIGKILL)
    holder.wait(10)
    holder.stdout.close()
    assert change(path, lambda text: "preview = true\n") is True
    assert path.read_text() == "preview = true\n"


def test_what_is_the_same_is_not_written(tmp_path):
    path = tmp_path / "bilint.toml"
    path.write_text('on-trial = ["a.b"]\n')
    before = path.stat().st_mtime_ns
    assert change(path, lambda text: with_names(text, "on-trial", ["a.b"], str(path))) is False
    assert path.stat().st_mtime_ns == before
    assert (tmp_path / LOCK).exists()


def test_what_cannot_be_changed_stays(tmp_path):
    path = tmp_path / "bilint.toml"
    path.write_bytes(b"# \xff\n")
    with pytest.raises(ConfigError, match="byte 2 is not UTF-8"):
        change(path, lambda text: text + "preview = true\n")
    path.write_text("this is no TOML")
    with pytest.raises(ConfigError):
        change(path, lambda text: with_ignore(text, {"check": "all", "reason": "r"}, str(path)))
    assert path.read_text() == "this is no TOML"
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be locked"):
        change(tmp_path / "file" / "bilint.toml", str)
