//! Reads prices.

use super::reader::Reader;
use crate::catalog;
use crate::scenario::Costs;
use crate::scenario::goals::CostsField;
use crate::scenario::plan;

/// All prices. The tariff must be a row of the catalogue.
pub(super) fn costs(costs: &Costs, reader: &mut Reader) -> plan::CostPlan {
    reader.row_or_none(&catalog::TARIFFS, &costs.tariff, "costs.tariff");
    let number = |field, reader: &mut Reader| reader.number(costs, field, "costs");
    let from_h = number(CostsField::PeakFromH, reader);
    let to_h = number(CostsField::PeakToH, reader);
    let peak = reader.given(costs, CostsField::PeakPerMwh);
    plan::CostPlan {
        tariff: costs.tariff.clone(),
        peak: peak.map(|per_mwh| plan::PeakPrice {
            per_mwh,
            from_h,
            to_h,
        }),
        demand_ratchet: number(CostsField::DemandRatchet, reader),
        discount: number(CostsField::Discount, reader),
        years: number(CostsField::Years, reader),
        upkeep: number(CostsField::Upkeep, reader),
        contingency: number(CostsField::Contingency, reader),
        accuracy: number(CostsField::Accuracy, reader),
        electricity_per_mwh: reader.given(costs, CostsField::ElectricityPerMwh),
        demand_per_kw_month: reader.given(costs, CostsField::DemandPerKwMonth),
        gas_per_gj: reader.given(costs, CostsField::GasPerGj),
        diesel_per_l: reader.given(costs, CostsField::DieselPerL),
        water_per_m3: reader.given(costs, CostsField::WaterPerM3),
        sewer_per_m3: reader.given(costs, CostsField::SewerPerM3),
        carbon_per_t: reader.given(costs, CostsField::CarbonPerT),
        grid_carbon_kg_per_mwh: reader.given(costs, CostsField::GridCarbonKgPerMwh),
        capital: capital(costs, reader),
    }
}

fn capital(costs: &Costs, reader: &mut Reader) -> plan::CapitalPlan {
    let mut given = |field| reader.given(costs, field);
    plan::CapitalPlan {
        shell_per_m2: given(CostsField::ShellPerM2),
        substation_per_kva: given(CostsField::SubstationPerKva),
        generation_per_kw: given(CostsField::GenerationPerKw),
        rent_per_kw_month: given(CostsField::RentPerKwMonth),
        battery_per_kwh: given(CostsField::BatteryPerKwh),
        distribution_per_kw: given(CostsField::DistributionPerKw),
        ups_per_kw: given(CostsField::UpsPerKw),
        plant_per_kw: given(CostsField::PlantPerKw),
        hall_cooling_per_kw: given(CostsField::HallCoolingPerKw),
        it_per_gpu: given(CostsField::ItPerGpu),
    }
}
