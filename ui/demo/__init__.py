"""The main job on the sample material, played through the real windows by keys and clicks."""
