"""Tests of the SQLite store beyond the contract: guards, tampering, faults, crashes, migrations."""
