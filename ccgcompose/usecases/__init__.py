"""What a person does with the tool: one module for each thing, asked through ports."""
