//! The receipt: what the sender of a link saw, so that its reader can tell whether it is the same.

use crate::codec::link::LinkError;
use crate::codec::link::wire::Reader;
use crate::codec::link::wire::Writer;
use crate::scenario::record::Number;

/// Most KPIs that a receipt carries.
pub const MAX_KPIS: usize = 8;

/// What the sender of a link saw.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Receipt {
    /// Version of the engine.
    pub engine: u16,
    /// Digest of the results.
    pub digest: u32,
    /// The main KPIs, in the order that the engine's version has; further ones than
    /// [`MAX_KPIS`] are not sent. Rounded by the engine: short decimals make short links.
    pub kpis: Vec<Number>,
}

pub(super) fn write(writer: &mut Writer, receipt: &Receipt) {
    let kpis = receipt.kpis.get(..MAX_KPIS).unwrap_or(&receipt.kpis);
    writer.varint(u64::from(receipt.engine));
    writer.bytes(&receipt.digest.to_le_bytes());
    writer.varint(kpis.len() as u64);
    for kpi in kpis {
        writer.number(*kpi);
    }
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Receipt, LinkError> {
    let engine = u16::try_from(reader.varint()?).map_err(|_| LinkError::Malformed)?;
    let digest = u32::from_le_bytes(reader.array()?);
    let count = usize::try_from(reader.varint()?).map_err(|_| LinkError::Malformed)?;
    if MAX_KPIS < count {
        return Err(LinkError::Malformed);
    }
    let kpis = (0..count)
        .map(|_| reader.number())
        .collect::<Result<_, _>>()?;
    Ok(Receipt {
        engine,
        digest,
        kpis,
    })
}
