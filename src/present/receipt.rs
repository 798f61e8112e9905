//! What the sender of a link saw beside what its reader sees.

use crate::codec::link::Receipt;
use crate::present::number;

/// Label and unit of the KPIs of a receipt, in the order of `evaluate::KPI_NAMES`.
const KPIS: [(&str, &str); 8] = [
    ("GPUs live", ""),
    ("headroom", "GPUs"),
    ("IT running", "MW"),
    ("site load", "MW"),
    ("firm supply", "MW"),
    ("firm cooling", "MW"),
    ("water on the worst day", "ML"),
    ("findings that must be fixed", ""),
];

/// Says whether a reader sees what the sender saw; if not, which KPIs of the last day differ, and by how
/// much.
pub fn compare(sent: &Receipt, here: &Receipt) -> String {
    if sent.digest == here.digest {
        return "Opened from a link: the same results as its sender saw.".to_owned();
    }
    let pairs = sent.kpis.iter().zip(&here.kpis).zip(KPIS);
    let differing = pairs.filter(|((sent, here), _)| sent != here);
    let list: Vec<String> = differing
        .map(|((sent, here), (label, unit))| {
            let text = |value: &Option<f64>| value.map_or(number::NOTHING.to_owned(), amount);
            let unit = if unit.is_empty() {
                String::new()
            } else {
                format!(" {unit}")
            };
            format!("{label} {} → {}{unit}", text(sent), text(here))
        })
        .collect();
    let what = if list.is_empty() {
        "its headline numbers are the same, other days or findings are not".to_owned()
    } else {
        list.join(", ")
    };
    let why = if sent.engine == here.engine {
        String::new()
    } else {
        format!(" (engine {} → {})", sent.engine, here.engine)
    };
    format!("Opened from a link. Its sender saw other results{why}: {what}.")
}

/// As many decimals as the receipt has: none or one.
fn amount(value: f64) -> String {
    let decimals = usize::from(value.fract().abs() > 0.0);
    number::decimal(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(digest: u32, site_mw: f64) -> Receipt {
        Receipt {
            engine: 1,
            digest,
            kpis: [200_064.0, -512.0, 190.3, site_mw, 240.0, 230.0, 1.2, 3.0]
                .map(Some)
                .to_vec(),
        }
    }

    #[test]
    fn the_same_digest_is_the_same_result() {
        assert!(compare(&receipt(7, 238.1), &receipt(7, 238.1)).contains("the same results"));
    }

    #[test]
    fn what_differs_is_named_with_both_values() {
        let words = compare(&receipt(7, 238.1), &receipt(8, 239.4));
        assert_eq!(
            words,
            "Opened from a link. Its sender saw other results: site load 238.1 → 239.4 MW."
        );
        let words = compare(&receipt(7, 238.1), &receipt(8, 238.1));
        assert!(words.contains("headline numbers are the same"), "{words}");
    }
}
