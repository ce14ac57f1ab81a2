"""The frame around the pages: rail, top bar, banners, command palette."""
