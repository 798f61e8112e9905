//! The scenario as its changes from a base, by position.
//!
//! ```text
//! section = { place leaf-value | place part } 0      place = ((gap + 1) << 1) | is a part
//! list    = { kept items << 2 | what follows } 0     what follows: 1 change, 2 removal, 3 insertion
//! ```
//!
//! A gap counts the unchanged leaves (or parts) since the last changed one. An inserted item is
//! written as its changes from the item before it: neighbours resemble each other. Leaves and parts
//! that later versions add at the end need no new version of the link.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::link::LinkError;
use crate::codec::link::limits;
use crate::codec::link::wire::Reader;
use crate::codec::link::wire::Writer;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Node;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Ends a section or a list: all that is left stays as it is.
const END: u64 = 0;
/// The item is changed.
const CHANGE: u64 = 1;
/// The item goes.
const REMOVE: u64 = 2;
/// A new item comes.
const INSERT: u64 = 3;

/// How two lists correspond.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// The next item of the base is this item.
    Match(usize),
    /// The next item of the base is gone.
    Remove,
    /// This item is new.
    Insert(usize),
}

/// Writes what turns `base` into `node`; both have the same shape.
pub(super) fn write(writer: &mut Writer, base: &Node, node: &Node, shape: &SectionShape) {
    let (Node::Section(base_leaves, base_parts), Node::Section(leaves, parts)) = (base, node)
    else {
        return writer.varint(END);
    };
    let mut gap = 0;
    for (old, new) in base_leaves.iter().zip(leaves) {
        gap += 1;
        if old != new {
            writer.varint(gap << 1);
            writer.value(new);
            gap = 0;
        }
    }
    gap = 0;
    for ((old, new), part) in base_parts.iter().zip(parts).zip(shape.parts) {
        gap += 1;
        if old != new {
            writer.varint(gap << 1 | 1);
            match (old, new) {
                (Node::List(old), Node::List(new)) => write_list(writer, old, new, part.section),
                _ => write(writer, old, new, part.section),
            }
            gap = 0;
        }
    }
    writer.varint(END);
}

/// Reads what turns `base` into another tree.
pub(super) fn read(
    reader: &mut Reader<'_>,
    base: Node,
    shape: &SectionShape,
) -> Result<Node, LinkError> {
    let Node::Section(mut leaves, mut parts) = base else {
        return Err(LinkError::Malformed);
    };
    let (mut leaf, mut part) = (0, 0);
    loop {
        let place = reader.varint()?;
        let gap = usize::try_from(place >> 1).map_err(|_| LinkError::Malformed)?;
        let is_part = place & 1 == 1;
        match (gap, is_part) {
            (0, false) => return Ok(Node::Section(leaves, parts)),
            (0, true) => return Err(LinkError::Malformed),
            (_, false) => {
                leaf = gap.checked_add(leaf).ok_or(LinkError::Malformed)?;
                let kind = shape.leaves.get(leaf - 1).ok_or(LinkError::NewerFields)?;
                let value = reader.value(&kind.kind)?;
                reader.weigh(limits::weight_of_value(&value))?;
                *leaves.get_mut(leaf - 1).ok_or(LinkError::Malformed)? = value;
            }
            (_, true) => {
                part = gap.checked_add(part).ok_or(LinkError::Malformed)?;
                let below = shape.parts.get(part - 1).ok_or(LinkError::NewerFields)?;
                let node = parts.get_mut(part - 1).ok_or(LinkError::Malformed)?;
                let old = std::mem::replace(node, Node::List(Vec::new()));
                *node = match old {
                    Node::List(items) => Node::List(read_list(reader, items, below.section)?),
                    section => read(reader, section, below.section)?,
                };
            }
        }
    }
}

/// Writes a list: by ids, or by places when that is shorter.
fn write_list(writer: &mut Writer, base: &[Node], items: &[Node], shape: &SectionShape) {
    let mut best = Writer::default();
    write_steps(
        &mut best,
        &by_place(base.len(), items.len()),
        base,
        items,
        shape,
    );
    if let Some(steps) = by_id(base, items, shape) {
        let mut other = Writer::default();
        write_steps(&mut other, &steps, base, items, shape);
        if other.len() < best.len() {
            best = other;
        }
    }
    writer.append(&best);
}

fn write_steps(
    writer: &mut Writer,
    steps: &[Step],
    base: &[Node],
    items: &[Node],
    shape: &SectionShape,
) {
    let blank = blank(shape);
    let mut old_items = base.iter();
    let mut kept = 0;
    for step in steps {
        match *step {
            Step::Match(index) => {
                let (Some(old), Some(new)) = (old_items.next(), items.get(index)) else {
                    continue;
                };
                if old == new {
                    kept += 1;
                    continue;
                }
                writer.varint(kept << 2 | CHANGE);
                write(writer, old, new, shape);
            }
            Step::Remove => {
                old_items.next();
                writer.varint(kept << 2 | REMOVE);
            }
            Step::Insert(index) => {
                let Some(new) = items.get(index) else {
                    continue;
                };
                let before = index.checked_sub(1).and_then(|before| items.get(before));
                writer.varint(kept << 2 | INSERT);
                write(writer, before.unwrap_or(&blank), new, shape);
            }
        }
        kept = 0;
    }
    writer.varint(END);
}

fn read_list(
    reader: &mut Reader<'_>,
    base: Vec<Node>,
    shape: &SectionShape,
) -> Result<Vec<Node>, LinkError> {
    let mut old_items = base.into_iter();
    let mut items = Vec::new();
    loop {
        let mark = reader.varint()?;
        if mark == END {
            items.extend(old_items);
            return Ok(items);
        }
        for _ in 0..mark >> 2 {
            items.push(old_items.next().ok_or(LinkError::Malformed)?);
        }
        match mark & 3 {
            CHANGE => {
                let old = old_items.next().ok_or(LinkError::Malformed)?;
                items.push(read(reader, old, shape)?);
            }
            REMOVE => drop(old_items.next().ok_or(LinkError::Malformed)?),
            INSERT => {
                if MAX_LIST_ITEMS <= items.len() + old_items.len() {
                    return Err(LinkError::ListTooLong {
                        items: items.len() + 1,
                    });
                }
                let before = items.last().cloned().unwrap_or_else(|| blank(shape));
                reader.weigh(limits::weight(&before))?;
                items.push(read(reader, before, shape)?);
            }
            _ => return Err(LinkError::Malformed),
        }
    }
}

/// Items correspond by their places.
fn by_place(old: usize, new: usize) -> Vec<Step> {
    let matched = (0..old.min(new)).map(Step::Match);
    let inserted = (old.min(new)..new).map(Step::Insert);
    let removed = (new.min(old)..old).map(|_| Step::Remove);
    matched.chain(inserted).chain(removed).collect()
}

/// Items correspond by their ids, and those whose ids are new on both sides by their order.
/// `None` when ids are missing or double.
fn by_id(base: &[Node], items: &[Node], shape: &SectionShape) -> Option<Vec<Step>> {
    let place = shape.leaves.iter().position(|leaf| leaf.name == "id")?;
    let old_ids = ids(base, place)?;
    let new_ids = ids(items, place)?;
    let mut old_places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, id) in old_ids.iter().enumerate() {
        old_places.insert(id, place);
    }
    let mut new_set: BTreeSet<&str> = BTreeSet::new();
    for id in &new_ids {
        new_set.insert(id);
    }
    if old_places.len() != old_ids.len() || new_set.len() != new_ids.len() {
        return None;
    }
    let mut steps = Vec::new();
    let mut next = 0;
    for (index, id) in new_ids.iter().enumerate() {
        match old_places.get(id) {
            Some(&old) if next <= old => {
                steps.extend((next..old).map(|_| Step::Remove));
                steps.push(Step::Match(index));
                next = old + 1;
            }
            None if old_ids.get(next).is_some_and(|old| !new_set.contains(old)) => {
                steps.push(Step::Match(index));
                next += 1;
            }
            _ => steps.push(Step::Insert(index)),
        }
    }
    steps.extend((next..old_ids.len()).map(|_| Step::Remove));
    Some(steps)
}

/// The ids of all items; `None` when one is not given.
fn ids(items: &[Node], place: usize) -> Option<Vec<&str>> {
    items.iter().map(|item| id(item, place)).collect()
}

fn id(item: &Node, place: usize) -> Option<&str> {
    let Node::Section(leaves, _) = item else {
        return None;
    };
    match leaves.get(place) {
        Some(Value::Text(id)) if !id.is_empty() => Some(id),
        _ => None,
    }
}

/// A section in which nothing is given.
fn blank(shape: &SectionShape) -> Node {
    let leaf = |kind: &LeafKind| match kind {
        LeafKind::Number(_) => Value::Number(None),
        LeafKind::Text(_) => Value::Text(String::new()),
        LeafKind::Flag => Value::Flag(false),
    };
    let leaves = shape.leaves.iter().map(|shape| leaf(&shape.kind)).collect();
    let parts = shape.parts.iter().map(|part| {
        if part.is_list {
            Node::List(Vec::new())
        } else {
            blank(part.section)
        }
    });
    Node::Section(leaves, parts.collect())
}
