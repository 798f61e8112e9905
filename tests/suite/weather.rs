//! Weather: files read row by row, and the typical years of the catalogue against their own tables.

use headroom::catalog;
use headroom::catalog::typical_year::typical_year;

#[test]
fn a_typical_year_agrees_with_its_table() {
    let mut worst = Vec::new();
    for climate in catalog::climates() {
        let start = std::time::SystemTime::now();
        let weather = typical_year(climate);
        println!("{} {:?}", climate.key, start.elapsed());
        let summary = weather.summary();
        let mut check = |what: String, ours: f64, table: f64, most: f64| {
            if most < (ours - table).abs() {
                worst.push(format!("{} {what}: {ours:.2} for {table:.2}", climate.key));
            }
        };
        for (index, (ours, table)) in summary.months.iter().zip(&climate.months).enumerate() {
            let month = index + 1;
            check(format!("mean of {month}"), ours.mean_c, table.mean.c(), 0.1);
            check(
                format!("daily max of {month}"),
                ours.mean_daily_max_c,
                table.mean_daily_max.c(),
                0.1,
            );
            check(
                format!("daily min of {month}"),
                ours.mean_daily_min_c,
                table.mean_daily_min.c(),
                0.1,
            );
            check(
                format!("dew point of {month}"),
                ours.mean_dew_point_c,
                table.mean_dew_point.c(),
                0.1,
            );
            check(
                format!("dry design of {month}"),
                ours.design.dry_bulb_c,
                table.dry_design.dry_bulb.c(),
                0.3,
            );
            check(
                format!("wet design of {month}"),
                ours.design.wet_bulb_c,
                table.wet_design.wet_bulb.c(),
                0.3,
            );
        }
        check(
            "annual dry".into(),
            summary.annual.dry_bulb_c,
            climate.annual_dry.dry_bulb.c(),
            0.3,
        );
        check(
            "annual wet".into(),
            summary.annual.wet_bulb_c,
            climate.annual_wet.wet_bulb.c(),
            0.3,
        );
        check(
            "heating".into(),
            summary.annual.heating_c,
            climate.heating.c(),
            0.3,
        );
    }
    assert!(worst.is_empty(), "{}\n{}", worst.len(), worst.join("\n"));
}
