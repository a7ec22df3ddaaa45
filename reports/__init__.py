"""Tables, figures and pages made from rows; never imports torch."""
