"""The command line of those who use LAMM. The one part of ``lamm`` that knows more of ``bench`` than its interface."""
