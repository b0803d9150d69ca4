"""Files that are written whole or not at all."""

import pytest

from bilint.atomic import replace
from bilint.errors import OutputError


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    (tmp_path / "link.txt").symlink_to(path)
    replace(tmp_path / "link.txt", b"new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.txt").is_symlink()
    with pytest.raises(OutputError, match="cannot be written"):
        replace(tmp_path / "no folder" / "a.txt", b"")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.txt", "link.txt"]
