"""Instruments: latency, memory, counters, environment."""
