//! The share link: a scenario in the fragment of an address.
//!
//! ```text
//! payload = base64url( version u8 | flags u8 | CRC-32 of all the rest, little-endian | body )
//! body    = length of digits (varint) | digits | marks, deflated when the flag says so
//! marks   = [preset id] [receipt] changes of the scenario [second]
//! second  = has a receipt u8 [receipt] changes of the second scenario from the first
//! ```
//!
//! The scenario is written as its changes from a frozen preset or from the blank scenario, by the
//! positions of its leaves and parts, whichever is shortest. Mantissas of numbers are kept apart from
//! the marks: they look random, so that deflate only gains on the marks. The first six bytes keep
//! their meaning in every version, so that an old program can tell a newer link from a broken one.

mod changes;
mod crc;
mod error;
mod limits;
mod payload;
mod receipt;
mod wire;

pub use error::LinkError;
pub use limits::MAX_CHARACTERS;
pub use limits::MAX_INFLATED;
pub use limits::MAX_WEIGHT;
pub use receipt::MAX_KPIS;
pub use receipt::Receipt;

use base64ct::Base64UrlUnpadded;
use base64ct::Encoding;

use crate::codec::file;
use crate::codec::file::migrate;
use crate::codec::presets::Preset;
use crate::codec::presets::Presets;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// The version of the link that is written: that of the scenario in it. Older ones are migrated as files
/// are.
pub const VERSION: u8 = 2;

const _: () = assert!(
    VERSION as u32 == file::VERSION,
    "links and files migrate together"
);

/// The marks are deflated.
const FLAG_DEFLATE: u8 = 1;
/// The changes are from a preset, whose number comes first.
const FLAG_PRESET: u8 = 2;
/// A receipt comes before the changes.
const FLAG_RECEIPT: u8 = 4;
/// A second scenario follows, to compare with the first.
const FLAG_PAIR: u8 = 8;
/// Every flag this version knows.
const FLAGS: u8 = FLAG_DEFLATE | FLAG_PRESET | FLAG_RECEIPT | FLAG_PAIR;

/// Version, flags and checksum.
const HEADER: usize = 6;

/// Strongest: a link is made once and travels often.
const DEFLATE_LEVEL: u8 = 10;

/// A scenario with what its sender saw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sent {
    /// The scenario.
    pub scenario: Scenario,
    /// What its sender saw.
    pub receipt: Option<Receipt>,
}

/// A link as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The scenario.
    pub scenario: Scenario,
    /// What its sender saw, if the link says so.
    pub receipt: Option<Receipt>,
    /// The preset it differs from, if it was written as differences.
    pub preset: Option<u16>,
    /// The scenario to compare it with, B against A, if the link holds two.
    pub second: Option<Sent>,
}

/// The payload that goes after `#s=`: the shortest of all the ways to write the scenario.
///
/// An unchanged preset carries no receipt. A scenario that no link could bring back is refused.
pub fn encode(
    scenario: &Scenario,
    presets: &Presets,
    receipt: Option<&Receipt>,
) -> Result<String, LinkError> {
    let node = checked(scenario)?;
    shortest(presets, |preset| encode_from(&node, preset, receipt, None))
}

/// The payload of two scenarios, A against B. The second is written as its changes from the first:
/// what is compared mostly resembles each other.
pub fn encode_pair(first: &Sent, second: &Sent, presets: &Presets) -> Result<String, LinkError> {
    let node = checked(&first.scenario)?;
    let second = (&checked(&second.scenario)?, second.receipt.as_ref());
    // One limit for both: a reader must not need twice the memory for a pair.
    if MAX_WEIGHT < limits::weight(&node) + limits::weight(second.0) {
        return Err(LinkError::TooLarge);
    }
    let receipt = first.receipt.as_ref();
    shortest(presets, |preset| {
        encode_from(&node, preset, receipt, Some(second))
    })
}

/// The tree of a scenario that a link can bring back.
fn checked(scenario: &Scenario) -> Result<Node, LinkError> {
    let node = base_node(scenario);
    limits::check(&node)?;
    Ok(node)
}

/// The shortest of the payloads from every base.
fn shortest(
    presets: &Presets,
    encode_from: impl Fn(Option<&Preset>) -> Vec<u8>,
) -> Result<String, LinkError> {
    let bases = presets.all().iter().map(Some).chain([None]);
    let shortest = bases
        .map(encode_from)
        .min_by_key(Vec::len)
        .unwrap_or_default();
    let payload = Base64UrlUnpadded::encode_string(&shortest);
    if MAX_CHARACTERS < payload.len() {
        return Err(LinkError::TooLong {
            characters: payload.len(),
        });
    }
    Ok(payload)
}

/// Reads an address, a fragment or a bare payload. Never panics, and reserves no more memory than
/// a few times what [`MAX_WEIGHT`] allows, whatever the text.
pub fn decode(text: &str, presets: &Presets) -> Result<Decoded, LinkError> {
    let payload = payload::find(text)?;
    let bytes = Base64UrlUnpadded::decode_vec(&payload).map_err(|_| LinkError::NotBase64)?;
    let (version, flags, body) = check_header(&bytes)?;
    let (digits, marks) = split_body(flags, body)?;
    let mut reader = wire::Reader::new(&marks, digits);
    let preset = match flags & FLAG_PRESET {
        0 => None,
        _ => Some(read_preset(&mut reader, presets)?),
    };
    let receipt = match flags & FLAG_RECEIPT {
        0 => None,
        _ => Some(receipt::read(&mut reader)?),
    };
    let blank = Scenario::default();
    let base = base_node(preset.map_or(&blank, |preset| &preset.scenario));
    let node = changes::read(&mut reader, base, Scenario::SHAPE)?;
    // Migrated at the end: what a link changes, it changes in the words of its own version.
    let (scenario, second) = match flags & FLAG_PAIR {
        0 => (of_version(node, version), None),
        _ => {
            let scenario = of_version(node.clone(), version);
            (scenario, Some(read_second(&mut reader, node, version)?))
        }
    };
    if !reader.is_done() {
        return Err(LinkError::Malformed);
    }
    Ok(Decoded {
        scenario,
        receipt,
        preset: preset.map(|preset| preset.id),
        second,
    })
}

/// The scenario of a tree that a link of some version brought.
fn of_version(node: Node, version: u8) -> Scenario {
    let mut scenario = Scenario::from_node(node);
    migrate::upgrade(&mut scenario, version.into());
    scenario
}

/// Reads the second scenario, which is written as changes of the first.
fn read_second(reader: &mut wire::Reader<'_>, first: Node, version: u8) -> Result<Sent, LinkError> {
    let receipt = match reader.array()? {
        [0] => None,
        [1] => Some(receipt::read(reader)?),
        _ => return Err(LinkError::Malformed),
    };
    let node = changes::read(reader, first, Scenario::SHAPE)?;
    Ok(Sent {
        scenario: of_version(node, version),
        receipt,
    })
}

/// Writes the changes from one base, deflated when that is shorter.
fn encode_from(
    node: &Node,
    preset: Option<&Preset>,
    receipt: Option<&Receipt>,
    second: Option<(&Node, Option<&Receipt>)>,
) -> Vec<u8> {
    let blank = Scenario::default();
    let base = base_node(preset.map_or(&blank, |preset| &preset.scenario));
    let is_unchanged = preset.is_some() && base == *node;
    let receipt = receipt.filter(|_| !is_unchanged);
    let mut flags = 0;
    let mut writer = wire::Writer::default();
    if let Some(preset) = preset {
        flags |= FLAG_PRESET;
        writer.varint(u64::from(preset.id));
    }
    if let Some(receipt) = receipt {
        flags |= FLAG_RECEIPT;
        receipt::write(&mut writer, receipt);
    }
    changes::write(&mut writer, &base, node, Scenario::SHAPE);
    if let Some((other, receipt)) = second {
        flags |= FLAG_PAIR;
        writer.varint(u64::from(receipt.is_some()));
        if let Some(receipt) = receipt {
            receipt::write(&mut writer, receipt);
        }
        changes::write(&mut writer, node, other, Scenario::SHAPE);
    }
    let deflated = miniz_oxide::deflate::compress_to_vec(&writer.marks, DEFLATE_LEVEL);
    if deflated.len() < writer.marks.len() {
        seal(flags | FLAG_DEFLATE, &writer.digits, &deflated)
    } else {
        seal(flags, &writer.digits, &writer.marks)
    }
}

/// Puts header and body together.
fn seal(flags: u8, digits: &[u8], marks: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(digits.len() + marks.len() + 2);
    wire::push_varint(&mut body, digits.len() as u64);
    body.extend_from_slice(digits);
    body.extend_from_slice(marks);
    let mut bytes = vec![VERSION, flags];
    bytes.extend_from_slice(&checksum(VERSION, flags, &body).to_le_bytes());
    bytes.extend_from_slice(&body);
    bytes
}

/// CRC-32 of everything but itself: a flag that flipped must not read as another kind of link.
fn checksum(version: u8, flags: u8, body: &[u8]) -> u32 {
    let sum = crc::add(crc::START, &[version, flags]);
    crc::end(crc::add(sum, body))
}

/// Version, flags and body of a link that arrived whole and that this version reads.
fn check_header(bytes: &[u8]) -> Result<(u8, u8, &[u8]), LinkError> {
    let (header, body) = bytes.split_at_checked(HEADER).ok_or(LinkError::Damaged)?;
    let &[version, flags, a, b, c, d] = header else {
        return Err(LinkError::Damaged);
    };
    if u32::from_le_bytes([a, b, c, d]) != checksum(version, flags, body) {
        return Err(LinkError::Damaged);
    }
    if VERSION < version || flags & !FLAGS != 0 {
        return Err(LinkError::NewerVersion { version });
    }
    if version == 0 {
        return Err(LinkError::Malformed);
    }
    Ok((version, flags, body))
}

/// Digits and inflated marks.
fn split_body(flags: u8, body: &[u8]) -> Result<(&[u8], Vec<u8>), LinkError> {
    let (length, rest) = wire::split_varint(body).ok_or(LinkError::Malformed)?;
    let length = usize::try_from(length).map_err(|_| LinkError::Malformed)?;
    let (digits, marks) = rest.split_at_checked(length).ok_or(LinkError::Malformed)?;
    if flags & FLAG_DEFLATE == 0 {
        return Ok((digits, marks.to_vec()));
    }
    let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(marks, MAX_INFLATED);
    match inflated {
        Ok(marks) => Ok((digits, marks)),
        Err(error) if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
            Err(LinkError::TooLarge)
        }
        Err(_) => Err(LinkError::Malformed),
    }
}

fn read_preset<'a>(
    reader: &mut wire::Reader<'_>,
    presets: &'a Presets,
) -> Result<&'a Preset, LinkError> {
    let id = reader.varint()?;
    let known = u16::try_from(id).ok().and_then(|id| presets.by_id(id));
    known.ok_or(LinkError::UnknownPreset { id })
}

/// The tree of a base, in the same form as the tree of a scenario to write.
fn base_node(base: &Scenario) -> Node {
    let mut node = base.to_node();
    wire::tidy(&mut node);
    node
}
