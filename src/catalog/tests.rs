//! Every row is known by a key, has a source, and lies where such equipment lies.
