"""The library: pictures, their descriptions and the permission records for them."""
