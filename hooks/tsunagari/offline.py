"""Pack the copy for disk: one zip, the same bytes for the same sources."""

from __future__ import annotations

import time
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UNIX = 3  # zip's number for the system that made an entry; fixed, so that all systems write the same
_FILE_MODE = 0o100644
_EARLIEST = 315532800  # 1980-01-01, the first date that a zip can hold


def pack(folder: Path, archive: Path, timestamp: int) -> int:
    """Write every file below `folder` into `archive`, dated `timestamp` (seconds); return its size in bytes.

    Names are sorted, dates, permissions and the system fixed, so that two packs are byte-identical.
    The archive appears only when it is whole. Raises ValueError for a name outside ASCII, which some
    unpackers on Windows would garble.
    """
    moment = time.gmtime(max(timestamp, _EARLIEST))[:6]
    unfinished = archive.with_suffix(".part")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(files):
            if not name.isascii():
                raise ValueError(f"{name}: a name in the offline copy has characters outside ASCII")
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, files[name].read_bytes(), compresslevel=9)
    unfinished.replace(archive)
    return archive.stat().st_size
