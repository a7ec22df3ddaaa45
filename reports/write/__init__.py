"""Tables and figures written as text, LaTeX, HTML."""
