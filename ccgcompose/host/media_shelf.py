"""The media of a workspace: its files, what looks at them, and what makes pictures from them."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.eyes import WorkerEyes
from ccgcompose.host.folders import Folders
from ccgcompose.host.hands import ThreadHands
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.picture_workers import PictureWorkers


@dataclass(frozen=True, slots=True)
class Shelf:
    """What fulfils the ports MediaFiles, Eyes, Darkroom and Hands over the same folders."""

    files: FolderMediaFiles
    eyes: WorkerEyes
    darkroom: FolderDarkroom
    hands: ThreadHands
    readers: PictureWorkers

    def close(self) -> None:
        """End the processes that work for it."""
        self.eyes.close()
        self.readers.close()


def open_shelf(places: Folders) -> Shelf:
    """Return the shelf of a workspace, rid of what killed programs left. Nothing is read or started yet."""
    readers = PictureWorkers()
    files = FolderMediaFiles(places.media, places.thumbnails, readers)
    files.sweep()
    return Shelf(files, WorkerEyes(files.path), FolderDarkroom(files), ThreadHands(), readers)
