//! Sorting by a comparison: stable, and one small piece of code for every type.
//!
//! The library's stable sort is faster on long lists and costs five kilobytes of the page for each type
//! that is sorted. Ours are short, so they go by positions through one merge sort.

use std::cmp::Ordering;

/// Sorts items; equal ones keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|position| taken[position].take()),
    );
}

/// Positions of items in their order, by merging runs of doubling length.
fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        merged.clear();
        for start in (0..count).step_by(2 * run) {
            let middle = (start + run).min(count);
            let end = (start + 2 * run).min(count);
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let from_left =
                    right == end || (left < middle && compare(order[left], order[right]).is_le());
                let next = if from_left { &mut left } else { &mut right };
                merged.push(order[*next]);
                *next += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::sort_by;

    #[test]
    fn sorts_as_the_library_does() {
        for count in [0_u32, 1, 2, 3, 7, 8, 9, 100, 1_000] {
            let items: Vec<(u32, u32)> = (0..count)
                .map(|i| (i.wrapping_mul(2_654_435_761) % 13, i))
                .collect();
            let mut ours = items.clone();
            let mut theirs = items;
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs, "{count}");
        }
    }
}
