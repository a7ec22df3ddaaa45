"""The harness: data, cases, measurement, metrics, and the interface that models implement."""
