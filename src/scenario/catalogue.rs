//! Rows of the catalogue that a scenario overrides or brings along.

section! {
    /// A row of the catalogue with other values, or one of the scenario's own.
    CatalogueRow / CatalogueRowField {
        /// Key that assets use; the key of a row of the program overrides that row.
        id / Id: Text,
        /// Kind of row.
        kind / Kind: Text [
            "", "platform", "feed_transformer", "block_transformer", "ups", "busway", "cable", "switchgear",
            "generator", "battery", "chiller", "reformulated_chiller", "tower", "dry_cooler", "cdu", "air_cooler",
            "pump", "climate", "tariff", "fuel", "grid_carbon", "reliability"
        ],
        /// Name for people; that of the row it starts from when not given.
        name / Name: Text,
        /// Key of the row whose values hold where none is given here; not given: the row it overrides.
        based_on / BasedOn: Text,
        /// Where its values are known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
        /// What a reader should know.
        note / Note: Text,
    }
    parts {
        /// Its values; a field that stands several times is a list, in order.
        values: Vec<CatalogueValue>,
    }
}

section! {
    /// One value of a row; neither number nor word: not known, where the field may be unknown.
    CatalogueValue / CatalogueValueField {
        /// Field of the row, with its unit, as in the files of the catalogue.
        field / Field: Text,
        /// The value, where the field is a number or a list; 0 or 1 for a switch.
        number / Number: Number ["", -1e9, 1e9, none, "given"],
        /// The value, where the field is a word.
        word / Word: Text,
    }
    parts {}
}
