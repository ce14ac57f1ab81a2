"""One module for each thing a person does, over the ports."""
