"""Nothing that was said is lost: not by undo, not by a second process, not by kill -9, not on a full disk."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilint.errors import InputError, OutputError
from bilint.review.store import Change, Judged, Store

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
CHANGES = st.builds(
    Change,
    subject=st.sampled_from(["f1", "f2", "line:1", "numbers\x1f٣"]),
    kind=st.sampled_from(["verdict", "note", "edit", "severity"]),
    value=st.none() | TEXTS,
)
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["anna", "بدر"]), st.none() | st.lists(CHANGES, max_size=4)),
    max_size=12,
)


def in_force(store):
    return {(e.subject, e.reviewer, e.kind): e.value for e in store.entries()}


@settings(max_examples=40, deadline=None)
@given(actions=ACTIONS)
def test_actions_and_undo_are_as_in_a_plain_model(tmp_path_factory, actions):
    path = tmp_path_factory.mktemp("store") / "review.sqlite3"
    store = Store(path)
    model, done = {}, {"anna": [], "بدر": []}
    for reviewer, changes in actions:
        if changes is None:
            store.undo(reviewer)
            if done[reviewer]:
                for key, before in reversed(done[reviewer].pop()):
                    model.pop(key, None)
                    if before is not None:
                        model[key] = before
        else:
            before = []
            for subject, kind, value in changes:
                key = (subject, reviewer, kind)
                if model.get(key) != value:
                    before.append((key, model.get(key)))
                    model.pop(key, None)
                    if value is not None:
                        model[key] = value
            if before:
                done[reviewer].append(before)
            assert (store.record(reviewer, changes) > 0) is bool(before)
        assert in_force(store) == model
    store.close()
    again = Store(path)
    assert in_force(again) == model
    again.close()


def test_entries_can_be_chosen(tmp_path):
    store = Store(tmp_path / "s")
    store.record("anna", [Change("f1", "verdict", "accepted"), Change("f1", "note", "x")], [Judged("f1", "a.b", "{}")])
    store.record("ben", [Change("f2", "verdict", "dismissed")])
    assert [e.subject for e in store.entries("verdict")] == ["f1", "f2"]
    assert [e.kind for e in store.entries("verdict", "note", reviewer="anna")] == ["note", "verdict"]
    assert [e.reviewer for e in store.entries(subjects=["f2"])] == ["ben"]
    assert list(store.judged()) == [Judged("f1", "a.b", "{}")]
    store.close()


WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from bilint.review.store import Change, Store
    store = Store(Path(sys.argv[1]))
    for n in range(int(sys.argv[3])):
        store.record(sys.argv[2], [Change(f"f{n}", "verdict", "accepted"), Change(f"f{n}", "note", str(n))])
        print(n, flush=True)
""")


def writer(path, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def test_four_processes_write_at_once(tmp_path):
    path = tmp_path / "s"
    # They make the file at the same time, too.
    writers = [writer(path, name, 60) for name in ("anna", "ben", "cem", "dora")]
    assert [process.communicate(timeout=60)[0].count("\n") for process in writers] == [60] * 4
    store = Store(path)
    assert len(in_force(store)) == 4 * 2 * 60
    # Each has a history of its own.
    store.undo("anna")
    assert [e.subject for e in store.entries(reviewer="ben", subjects=["f59"])] == ["f59", "f59"]
    assert list(store.entries(reviewer="anna", subjects=["f59"])) == []
    store.close()


def test_killed_again_and_again_keeps_all_that_was_answered(tmp_path):
    """Killed while the file is made, at once after an answer, and somewhere in a later action."""
    path = tmp_path / "s"
    answered = set()
    for turn, (count, wait) in enumerate([(0, 0.0), (0, 0.15), (1, 0.0), (3, 0.001), (10, 0.003), (25, 0.007)]):
        process = writer(path, f"anna {turn}", 100_000)
        lines = [process.stdout.readline() for _ in range(count)]
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines(keepends=True)
        process.wait(10)
        process.stdout.close()
        answered |= {(f"f{int(line)}", f"anna {turn}") for line in lines if line.endswith("\n")}
        store = Store(path)
        kept = in_force(store)
        assert answered <= {(subject, name) for subject, name, kind in kept if kind == "verdict"}
        # An action is there whole or not at all.
        assert {key[:2] for key in kept if key[2] == "verdict"} == {key[:2] for key in kept if key[2] == "note"}
        assert store.record("anna", [Change(f"turn {turn}", kind, "still works") for kind in ("verdict", "note")]) > 0
        store.close()
        with contextlib.closing(sqlite3.connect(path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert len(answered) >= 39


def test_a_version_tells_of_every_change(tmp_path):
    one, other = Store(tmp_path / "s"), Store(tmp_path / "s")
    seen = one.version()
    assert one.version() == seen
    one.record("anna", [Change("f", "verdict", "accepted")])
    assert one.version() != seen
    assert one.version().others == seen.others
    seen = one.version()
    other.record("ben", [Change("f", "verdict", "dismissed")])
    assert one.version().others != seen.others
    one.close()
    other.close()


FILLER = textwrap.dedent("""
    import resource, sys
    from pathlib import Path
    from bilint.errors import OutputError
    from bilint.review.store import Change, Store
    store = Store(Path(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    for n in range(10_000):
        try:
            store.record("anna", [Change(f"f{n}", "note", "x" * 5000)])
        except OutputError as error:
            print(n, error, sep="\\n")
            break
""")


def test_a_disk_that_takes_no_more(tmp_path):
    path = tmp_path / "s"
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    count, message = done.stdout.split("\n", 1)
    assert int(count) > 5
    assert "the verdict was not saved" in message
    store = Store(path)
    assert len(in_force(store)) == int(count)
    store.close()


def test_a_full_disk_is_called_so(tmp_path):
    path = tmp_path / "s"
    store = Store(path)
    store.record("anna", [Change("f", "verdict", "accepted")])
    pages = store._database.execute("PRAGMA page_count").fetchone()[0]
    store._database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then behaves as on a full disk
    with pytest.raises(OutputError, match="the disk is full: make room"):
        store.record("anna", [Change("f", "verdict", "dismissed"), Change("f", "note", "x" * 100_000)])
    assert in_force(store) == {("f", "anna", "verdict"): "accepted"}
    store._database.execute("PRAGMA max_page_count = 100000")
    store.record("anna", [Change("f", "verdict", "dismissed")])
    assert in_force(store) == {("f", "anna", "verdict"): "dismissed"}
    store.close()


def test_what_is_no_store(tmp_path):
    (tmp_path / "text").write_text("This is no database, it is a text, and a long enough one. " * 20)
    with pytest.raises(InputError, match="no store of verdicts"):
        Store(tmp_path / "text")
    other = sqlite3.connect(tmp_path / "other")
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(InputError, match="no store of verdicts"):
        Store(tmp_path / "other")
    with pytest.raises(OutputError, match="cannot be made"):
        Store(tmp_path / "text" / "below" / "s")
