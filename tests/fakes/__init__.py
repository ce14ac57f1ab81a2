"""One fake for each port, itself under the contract suite."""
