"""What a suite measures: its cases, and what they are expected to cost."""
