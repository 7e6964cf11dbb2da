//! Text: what characters are, folding for matching, tidying for output. It knows nothing of pages.
