//! What each class of load gets when something fails.

section! {
    /// UPS, backup and order of shedding of one class of load.
    LoadClass / LoadClassField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Which loads: GPU racks; support racks; CDU and loop pumps with their controls; chillers, towers and fans; the rest of the house.
        class / Class: Text ["gpu", "support", "fluid", "plant", "house"],
        /// Catalogue key of its UPS; none when not given.
        ups / Ups: Text,
        /// How the UPS works while nothing has failed.
        ups_mode / UpsMode: Text ["double_conversion", "eco"],
        /// Minutes the UPS carries the load; from the catalogue when not given.
        ups_min / UpsMin: Number ["min", 0.0, 240.0, none, "catalogue"],
        /// What takes over when every prime source is gone.
        backup / Backup: Text ["none", "batteries", "standby", "both"],
        /// Minutes the backup must last.
        backup_min / BackupMin: Number ["min", 0.0, 10_080.0, none, "as long as it takes"],
        /// How its paths stand in for one another.
        redundancy / Redundancy: Text ["as_block", "N", "N+1", "2N"],
        /// Its turn when load is shed: 1 goes first; never shed when not given.
        shed_order / ShedOrder: Number ["#turn", 1.0, 5.0, none, "never shed"],
        /// Minutes until it works again after power is back.
        restart_min / RestartMin: Number ["min", 0.0, 1440.0, 0.0, "at once"],
        /// Where it is known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
        /// True where its UPS stands outdoors: no hall has to cool its losses.
        ups_outdoors / UpsOutdoors: Flag,
    }
    parts {}
}
