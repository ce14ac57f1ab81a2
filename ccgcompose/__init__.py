"""The core of ccgcompose: domain, policy, use cases, store and publisher, without Qt."""

__version__ = "0.1.0"
