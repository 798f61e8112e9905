//! Load that moves: only what it hangs on is summed again, with its losses.

use super::engine::Rehomed;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use std::collections::BinaryHeap;

/// Powers of all elements while something is out; elements that differ are listed.
pub(super) struct Shift<'a> {
    line: &'a OneLine,
    flows: &'a Flows,
    in_mw: Vec<f64>,
    in_mvar: Vec<f64>,
    out_mw: Vec<f64>,
    out_mvar: Vec<f64>,
    is_touched: Vec<bool>,
    touched: Vec<u32>,
    is_waiting: Vec<bool>,
    waiting: BinaryHeap<u32>,
}

impl<'a> Shift<'a> {
    pub fn new(line: &'a OneLine, flows: &'a Flows) -> Self {
        let n = line.len();
        Self {
            line,
            flows,
            in_mw: flows.in_mw.clone(),
            in_mvar: flows.in_mvar.clone(),
            out_mw: flows.out_mw.clone(),
            out_mvar: flows.out_mvar.clone(),
            is_touched: vec![false; n],
            touched: Vec::new(),
            is_waiting: vec![false; n],
            waiting: BinaryHeap::new(),
        }
    }

    /// Everything as it was.
    pub fn restore(&mut self) {
        for element in self.touched.drain(..) {
            let at = element as usize;
            self.is_touched[at] = false;
            self.in_mw[at] = self.flows.in_mw[at];
            self.in_mvar[at] = self.flows.in_mvar[at];
            self.out_mw[at] = self.flows.out_mw[at];
            self.out_mvar[at] = self.flows.out_mvar[at];
        }
    }

    /// Adds to what leaves an element.
    pub fn add(&mut self, element: u32, mw: f64, mvar: f64) {
        let at = element as usize;
        if !self.is_touched[at] {
            self.is_touched[at] = true;
            self.touched.push(element);
        }
        self.out_mw[at] += mw;
        self.out_mvar[at] += mvar;
        if !self.is_waiting[at] {
            self.is_waiting[at] = true;
            self.waiting.push(element);
        }
    }

    /// Carries all changes up to the sections, from the ends inwards: a parent has a lower id than what
    /// hangs under it, so the highest id that waits is complete. What was taken over stops at itself.
    pub fn settle(&mut self, rehomed: &[Rehomed]) {
        while let Some(element) = self.waiting.pop() {
            let at = element as usize;
            self.is_waiting[at] = false;
            let law = &self.line.laws[self.line.law[at] as usize];
            let (mw, mvar) = law.enters(self.out_mw[at], self.out_mvar[at]);
            let (more_mw, more_mvar) = (mw - self.in_mw[at], mvar - self.in_mvar[at]);
            self.in_mw[at] = mw;
            self.in_mvar[at] = mvar;
            let stops = rehomed.iter().any(|rehomed| rehomed.element == element);
            let parent = self.line.parent[at];
            if parent != NONE && !stops {
                self.add(parent, more_mw, more_mvar);
            }
        }
    }

    /// What enters an element now, MW and Mvar.
    pub fn enters(&self, element: u32) -> (f64, f64) {
        (self.in_mw[element as usize], self.in_mvar[element as usize])
    }

    /// What leaves an element now, MW and Mvar.
    pub fn leaves(&self, element: u32) -> (f64, f64) {
        (
            self.out_mw[element as usize],
            self.out_mvar[element as usize],
        )
    }

    /// Elements that carry something else than before.
    pub fn touched(&self) -> &[u32] {
        &self.touched
    }
}
