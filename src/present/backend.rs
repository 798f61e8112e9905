//! A drawing backend for plotters that draws into shapes: one chart, then, for page, canvas and print.
