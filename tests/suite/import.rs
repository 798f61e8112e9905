//! Lists of racks and equipment: what comes in, what is said, and that nothing comes in by half.

use headroom::codec::import;
use headroom::codec::import::Imported;
use headroom::codec::import::ListKind;
use headroom::codec::import::Problem;
use headroom::edit::History;
use headroom::edit::try_edit;
use headroom::evaluate::evaluate;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::arbitrary;
use crate::hostile::now;
use crate::sites;

/// The report as people read it.
fn told(imported: &Imported) -> String {
    let words = words::import(&imported.report, imported.edit.is_some(), &Names::default());
    let mut text = words.summary;
    for line in words.lines {
        text.push('\n');
        text.push_str(&line);
    }
    text
}

/// A list that must be taken, into a site.
#[track_caller]
fn taken(list: &str, site: &Scenario) -> Scenario {
    let imported = import::read(list, site);
    let edit = imported
        .edit
        .as_ref()
        .unwrap_or_else(|| panic!("{}", told(&imported)));
    try_edit(site, edit)
}

#[test]
fn racks_become_deployments() {
    let site = sites::two_halls();
    let hall = site.floor.halls[0].clone();
    let list = format!(
        "hall,row,position,platform\n{id},A,1,H100 liquid\n{id},A,2,h100-liquid\n\n\"{id}\",B,1,h100-air\n",
        id = hall.id
    );
    let with_list = taken(&list, &site);
    let before = site.it.deployments.len();
    let new = &with_list.it.deployments[before..];
    assert_eq!(new.len(), 2);
    assert_eq!(
        (new[0].racks, new[0].platform.as_str()),
        (Some(2.0), "h100-liquid")
    );
    assert_eq!(
        (new[1].racks, new[1].platform.as_str()),
        (Some(1.0), "h100-air")
    );
    assert!(new.iter().all(|deployment| deployment.hall == hall.id));
    assert_ne!(new[0].id, new[1].id);
    let plan = check(&with_list).0.expect("a plan");
    evaluate(&plan);

    // The next version of the same list changes what the first brought.
    let longer = format!("{list}{},C,1,h100-liquid\n", hall.id);
    let again = taken(&longer, &with_list);
    assert_eq!(again.it.deployments.len(), with_list.it.deployments.len());
    assert_eq!(again.it.deployments[before].racks, Some(3.0));
}

/// By hand: the path along the walls is 1.2 m wide, an H100 rack 0.75 m; after twenty racks a cross aisle of 1.2 m
/// follows; behind the first row is a hot aisle of 1.2 m, behind the second a cold one of 1.2 m.
#[test]
fn racks_stand_where_the_list_says() {
    let site = sites::two_halls();
    let list = "hall;row;position;platform\nhall-b;Row 3;P1;h100-liquid\nhall-b;A;21;h100-liquid\n\
        hall-b;1;2;h100-liquid\nhall-b;2;02;h100-liquid\n";
    let imported = import::read(list, &site);
    assert_eq!(imported.report.moved, 4, "{}", told(&imported));
    let with_list = taken(list, &site);
    let plan = check(&with_list).0.expect("a plan");
    let deepest = plan
        .platforms
        .iter()
        .map(|it| it.depth.m())
        .fold(0.0, f64::max);
    let tops = [0.0, 1.0, 2.0].map(|row| 1.2 + row * (deepest + 1.2));
    // Counted along the rows, whatever the order of the lines.
    let expected = [
        (1.0, 1.2 + 0.75, tops[0]),
        (2.0, 1.2 + 20.0 * 0.75 + 1.2, tops[0]),
        (3.0, 1.2 + 0.75, tops[1]),
        (4.0, 1.2, tops[2]),
    ];
    let last = with_list.it.deployments.last();
    let id = last.expect("a deployment").id.clone();
    let found: Vec<_> = (with_list.floor.moves.iter())
        .map(|it| {
            assert_eq!(it.deployment, id);
            (it.rack.unwrap(), it.x_m.unwrap(), it.y_m.unwrap())
        })
        .collect();
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.0, expected.0);
        assert!(
            (found.1 - expected.1).abs() < 6e-4,
            "{found:?} {expected:?}"
        );
        assert!(
            (found.2 - expected.2).abs() < 6e-4,
            "{found:?} {expected:?}"
        );
    }
    assert_eq!(plan.layout.moves.len(), 4);

    // The next version of the list takes the place of the first, and moves of other racks stay.
    let mut edited = with_list;
    edited.floor.moves.insert(
        1,
        headroom::scenario::floor::Move {
            deployment: "a".to_owned(),
            rack: Some(1.0),
            x_m: Some(5.0),
            y_m: Some(5.0),
            ..Default::default()
        },
    );
    let shorter = "hall,row,position,platform\nhall-b,5,9,h100-liquid\n";
    let again = taken(shorter, &edited);
    let racks: Vec<_> = (again.floor.moves.iter())
        .map(|it| (it.deployment.as_str(), it.rack))
        .collect();
    assert_eq!(racks, [("a", Some(1.0)), (id.as_str(), Some(1.0))]);
}

/// What is placed there anyway needs no move; halls that count from 0 are understood.
#[test]
fn only_racks_that_are_placed_elsewhere_are_moved() {
    let mut site = sites::two_halls();
    site.it.support.clear();
    site.it.deployments.clear();
    site.phases.clear();
    // A row of 30 m takes 35 racks of 0.75 m between two paths of 1.2 m, with a cross aisle of 1.2 m.
    let of_rows = |length: u32| {
        let line = |rack: u32| format!("hall-b,{},{},h100-liquid\n", rack / length, rack % length);
        let lines: String = (0..40).map(line).collect();
        taken(&format!("hall,row,position,platform\n{lines}"), &site)
    };
    assert_eq!(of_rows(35).floor.moves.len(), 0);
    let shorter = of_rows(34);
    let moved: Vec<_> = shorter.floor.moves.iter().map(|it| it.rack).collect();
    let expected: Vec<_> = (35..=40).map(|rack| Some(f64::from(rack))).collect();
    assert_eq!(moved, expected);
}

#[test]
fn places_that_cannot_be_are_said_line_by_line() {
    let site = sites::two_halls();
    let list = "hall,row,position,platform,count\nhall-a,?,1,h100-liquid,1\nhall-a,1,1.5,h100-liquid,1\n\
        hall-a,1,900,h100-liquid,1\nhall-a,99,1,h100-liquid,1\nhall-a,2,3,h100-liquid,1\n\
        Hall-A,B,03,h100-liquid,1\nhall-a,4,1,h100-liquid,1\n";
    let imported = import::read(list, &site);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("places", told(&imported));

    let several = "hall,row,position,platform,count\nhall-a,1,1,h100-liquid,8\n";
    let imported = import::read(several, &site);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("places_of_several", told(&imported));

    let mut broken = site.clone();
    broken.site.climate.clear();
    let one = "hall,row,position,platform\nhall-a,1,1,h100-liquid\n";
    let imported = import::read(one, &broken);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("places_without_plan", told(&imported));

    let mut undrawn = site;
    undrawn.floor.keep_outs.clear();
    let hall = &mut undrawn.floor.halls[0];
    (hall.width_m, hall.depth_m, hall.gpu_positions) = (None, None, Some(500.0));
    let imported = import::read(one, &undrawn);
    insta::assert_snapshot!("places_undrawn", told(&imported));
    let with_list = taken(one, &undrawn);
    assert_eq!(
        with_list.it.deployments.len(),
        undrawn.it.deployments.len() + 1
    );
    assert!(with_list.floor.moves.is_empty());
}

#[test]
fn the_same_list_in_all_spellings() {
    let site = sites::two_halls();
    let plain = taken(
        "kind,name,key,unit_mw,count,ready_day\nchiller,New chillers,air-cooled-1680,4.25,3,90\nbattery,Packs,megapack-3,1.5,12,100\n",
        &site,
    );
    assert_eq!(plain.cooling.chillers.last().unwrap().unit_mw, Some(4.25));
    assert_eq!(plain.power.batteries.last().unwrap().count, Some(12.0));
    let spellings = [
        "kind;name;key;unit_mw;count;ready_day\r\nchiller;New chillers;Air-cooled 1680;4,25;3;90\r\nbattery;Packs;Megapack 3;1,5;12;100\r\n",
        "\u{feff}Kind\tName\tModel\tUnit [MW]\tQty\tReady day\nChillers\tNew chillers\tair-cooled-1680\t4.25\t3\t90\nBESS\tPacks\tmegapack-3\t1.5\t12\t100",
        "sep=;\n\"Kind\";\"Name\";\"Catalogue key\";\"Unit (MW)\";\"Number\";\"Ready\"\n\"chiller\";\"New chillers\";\"air-cooled-1680\";\"4,25\";3;90\n;;;;\nbatteries;Packs;megapack-3;1,5;12;100;;\n",
        "kind,name,unit,\"unit_mw\",count,\"ready\nday\"\rchiller,\" New chillers \",air-cooled-1680,\"4,25\",3,90\rbattery,Packs,megapack-3,\"1,5\",12,100\r",
    ];
    for list in spellings {
        assert_eq!(taken(list, &site), plain, "{list}");
    }
}

#[test]
fn an_id_that_is_there_changes_what_it_names() {
    let site = sites::two_halls();
    let chillers = &site.cooling.chillers[0];
    let list = format!("kind,id,count\nchillers,{},7\n", chillers.id);
    let changed = taken(&list, &site);
    assert_eq!(changed.cooling.chillers.len(), site.cooling.chillers.len());
    let expected = headroom::scenario::cooling::ChillerGroup {
        count: Some(7.0),
        ..chillers.clone()
    };
    assert_eq!(
        changed.cooling.chillers[0], expected,
        "nothing else changes"
    );
}

#[test]
fn halls_of_the_same_list_are_known_wherever_they_stand() {
    let site = sites::two_halls();
    let list = "kind,id,name,hall,count,unit_kw,width_m,depth_m\n\
        cdu,,,New hall,4,800,,\n\
        hall,hall-new,New hall,,,,60,40\n";
    let with_list = taken(list, &site);
    assert_eq!(with_list.cooling.cdus.last().unwrap().hall, "hall-new");
    assert!(check(&with_list).0.is_some());
}

/// Every list of the scenario and every field of its items can be brought in a list.
#[test]
fn every_kind_and_every_field_can_be_imported() {
    fn lists(
        shape: &'static SectionShape,
        path: &str,
        found: &mut Vec<(String, &'static SectionShape)>,
    ) {
        for part in shape.parts {
            let below = format!("{path}{}", part.name);
            match part.is_list {
                true => found.push((below, part.section)),
                false => lists(part.section, &format!("{below}."), found),
            }
        }
    }
    let mut found = Vec::new();
    lists(Scenario::SHAPE, "", &mut found);
    assert!(29 <= found.len(), "{}", found.len());
    let site = sites::two_halls();
    for (path, shape) in found {
        let kind = path.rsplit('.').next().unwrap_or_default();
        let header = shape.leaves.iter().map(|leaf| match leaf.name {
            "kind" => "type",
            other => other,
        });
        let cells = shape.leaves.iter().map(|leaf| match &leaf.kind {
            LeafKind::Number(range) => range.default.unwrap_or(range.low).to_string(),
            LeafKind::Flag => "yes".to_owned(),
            LeafKind::Text(words) => match words.iter().rev().find(|word| !word.is_empty()) {
                Some(word) => (*word).to_owned(),
                None => "x".to_owned(),
            },
        });
        let (header, cells): (Vec<_>, Vec<_>) = (header.collect(), cells.collect());
        let list = format!(
            "kind\t{}\n{kind}\t{}\n",
            header.join("\t"),
            cells.join("\t")
        );
        let imported = import::read(&list, &site);
        for remark in &imported.report.remarks {
            // What the check says of such an item is another matter: it was understood.
            assert!(
                matches!(remark.problem, Problem::Finding(_)),
                "{path}: {}",
                told(&imported)
            );
        }
    }
}

/// As a planner lists them, by the names of the trade, each naming others by their names.
#[test]
fn a_site_comes_in_by_the_names_of_the_trade() {
    let site = sites::two_halls();
    let list = "kind;id;name;key;count;hall;header;section;type;width m;depth m;x m;y m;volume m3;valves;contract mw\n\
        megapack;m;;megapack-3;4;;;North bus;;;;;;;;\n\
        utility feed;u;;;;;;North bus;;;;;;;;12\n\
        fan wall;f;;air-handler-350;6;Third hall;Third loop;;;;;;;;;\n\
        cdu;c;;cdu-in-row-1800;5;third hall;Third loop;;;;;;;;;\n\
        chillers;ch;;air-cooled-1680;7;;Third loop;;;;;;;;;\n\
        pump;p;;pump-facility-250;3;;Third loop;;secondary;;;;;;;\n\
        buffer tank;t;;;2;;Third loop;;;;;;;80;;\n\
        door;d;;;;third hall;;;;1,2;0,3;5;0;;;\n\
        network room;n;Meet-me room;;;third hall;;;;4;5;1;2;;;\n\
        header;;Third loop;;;;;;chilled;;;;;;4;\n\
        MV section;;North bus;;;;;;;;;;;;;\n\
        data hall;;Third hall;;;;;;;40;30;;;;;\n";
    let with_list = taken(list, &site);
    let (power, cooling, floor) = (&with_list.power, &with_list.cooling, &with_list.floor);
    let section = &power.sections.last().expect("a section").id;
    assert_eq!(&power.batteries.last().expect("batteries").section, section);
    assert_eq!(&power.grid.last().expect("a feed").section, section);
    let (header, hall) = (&cooling.loops[0], &floor.halls[2].id);
    assert_eq!(
        (header.kind.as_str(), header.valves),
        ("chilled", Some(4.0))
    );
    for named in [
        &cooling.air.last().expect("air").header,
        &cooling.cdus.last().expect("CDUs").header,
        &cooling.chillers.last().expect("chillers").header,
        &cooling.tanks[0].header,
    ] {
        assert_eq!(named, &header.id);
    }
    assert_eq!(cooling.pumps[0].duty, "secondary");
    assert_eq!(cooling.tanks[0].volume_m3, Some(80.0));
    let door = floor.keep_outs.last().expect("a door");
    assert_eq!((door.kind.as_str(), &door.hall), ("door", hall));
    let room = floor.rooms.last().expect("a room");
    assert_eq!((room.kind.as_str(), &room.hall), ("network", hall));
}

#[test]
fn undo_takes_an_import_back_in_one_step() {
    let site = sites::two_halls();
    let list =
        "kind,count,key\nchiller,3,air-cooled-1680\nchiller,2,air-cooled-1680\nturbine,5,smt-130\n";
    let imported = import::read(list, &site);
    assert_eq!((imported.report.added, imported.report.changed), (3, 0));
    let mut history = History::new(site.clone().into());
    history.apply(imported.edit.expect("a list"), None);
    assert_ne!(**history.present(), site);
    assert!(history.undo());
    assert_eq!(
        crate::codec::bits(history.present()),
        crate::codec::bits(&site)
    );
    assert!(!history.can_undo());
}

/// One wrong line among good ones: nothing is taken, everything wrong is said.
#[test]
fn a_report_names_every_line_that_is_not_understood() {
    let site = sites::two_halls();
    let hall = site.floor.halls[0].id.as_str();
    let equipment = format!(
        "kind;id;hall;key;count;unit_mw;ready day;Serial no.;assumption\n\
         chiller;;;;three;4,2;90;X1;\n\
         chiller;a;;;3;4,2;90;X2;perhaps\n\
         chiller;a;;;3;4,2;90;X3;\n\
         submarine;;;;1;;;;\n\
         ;;;;1;;;;\n\
         cdu;;Atlantis;;4;;;;\n\
         chiller;;{hall};;4;4,2;;;\n\
         chiller;;;no such chiller;4;;;;\n\
         turbine;;;;2,5;16;;;\n\
         turbine;;;;2;16;-3;;\n\
         turbine;;;;1.500;16;10;;\n\
         battery;;;;4;1,5;10;;;;;surplus\n"
    );
    let imported = import::read(&equipment, &site);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("equipment", told(&imported));

    let numbers =
        "kind;key;count;unit_mw\nchiller;air-cooled-1680;1.500;4\nchiller;air-cooled-1680;;12 MW\n";
    let imported = import::read(numbers, &site);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("numbers", told(&imported));

    let racks = format!(
        "hall,row,position,platform,colour\n{hall},1,1,h100-liquid,red\n{hall},1,1,h100-liquid,red\n\
         {hall},1,,h100-liquid,red\n,1,2,h100-liquid,red\nAtlantis,1,1,h100-liquid,\nAtlantis,1,2,h100-liquid,\n{hall},1,3,h999,\n"
    );
    let imported = import::read(&racks, &site);
    assert_eq!(imported.edit, None);
    insta::assert_snapshot!("racks", told(&imported));
}

#[test]
fn what_is_no_list_is_refused_whole() {
    let site = sites::two_halls();
    let cases = [
        "",
        "\n\n;;;\n",
        "a,b,c\n1,2,3\n",
        "kind,count\n",
        "kind,kind,count\nchiller,chiller,3\n",
        "kind,count\nchiller,\"3\n",
        "hall\nA\n",
        "=cmd|' /C calc'!A0,kind\nchiller,3\n",
    ];
    let mut text = String::new();
    for list in cases {
        let imported = import::read(list, &site);
        assert_eq!(imported.edit, None, "{list}");
        text.push_str(&format!("{list:?}\n{}\n\n", told(&imported)));
    }
    let binary = import::read_bytes(&[b'k', 0xff, 0xfe], &site);
    text.push_str(&told(&binary));
    insta::assert_snapshot!("no_list", text);
}

#[test]
fn a_list_is_told_from_a_link_and_a_file() {
    for list in [
        "kind,count\nchiller,3",
        "Hall;Row;Position;Platform\n",
        "\u{feff}item\tqty\n",
    ] {
        assert!(import::is_list(list), "{list}");
    }
    let file = headroom::codec::file::write(&sites::two_halls());
    for other in [
        file.as_str(),
        "#s=AQJnJ1BIAAEA",
        "",
        "https://plan.example/?kind=1",
        "é",
    ] {
        assert!(!import::is_list(other), "{other}");
    }
    assert!(!import::is_list(&"é".repeat(10_000)));
}

/// Limits hold, and a list of their size takes no noticeable time: nothing is quadratic.
#[test]
fn long_lists_are_read_or_refused_in_time() {
    let mut site = sites::two_halls();
    // Large enough for a hundred rows of fifty racks.
    (site.floor.halls[0].width_m, site.floor.halls[0].depth_m) = (Some(60.0), Some(300.0));
    let hall = site.floor.halls[0].id.clone();
    let start = now();
    let mut racks = String::from("hall,row,position,platform\n");
    for rack in 0..5_000 {
        racks.push_str(&format!("{hall},{},{},h100-liquid\n", rack / 50, rack % 50));
    }
    let with_list = taken(&racks, &site);
    assert_eq!(
        with_list.it.deployments.last().unwrap().racks,
        Some(5_000.0)
    );
    // All but a few that are placed there anyway.
    assert!(4_900 < with_list.floor.moves.len());

    let chillers = format!("kind,count\n{}", "chiller,1\n".repeat(100_000));
    let imported = import::read(&chillers, &site);
    assert_eq!(imported.edit, None);
    assert!(told(&imported).contains("too much"), "{}", told(&imported));

    let distinct: String = (0..50_000)
        .map(|day| format!("{hall},h100-liquid,{day}x,{day}\n"))
        .collect();
    let imported = import::read(&format!("hall,platform,ready_day,name\n{distinct}"), &site);
    assert_eq!(imported.report.remarks.len(), import::MAX_REMARKS);
    assert!(0 < imported.report.left_out);

    let long = format!(
        "kind,count\n{}",
        "chiller,1\n".repeat(import::MAX_LINES + 1)
    );
    assert_eq!(
        import::read(&long, &site).report.remarks[0].problem,
        Problem::TooManyLines
    );
    let large = "x".repeat(import::MAX_BYTES + 1);
    let problem = Problem::TooLarge {
        bytes: import::MAX_BYTES + 1,
    };
    assert_eq!(
        import::read(&large, &site).report.remarks[0].problem,
        problem
    );
    let wide = format!("kind,count\nchiller{}\n", ",1".repeat(1_000_000));
    assert_eq!(import::read(&wide, &site).edit, None);
    println!("long lists: {:.1} s", start.elapsed().as_secs_f64());
    assert!(start.elapsed().as_secs() < 30);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the text: a report, and a change only when nothing is wrong.
    #[test]
    fn any_text_is_a_list_or_a_report(
        head in prop::sample::select(vec!["kind,count,", "hall;platform;", "kind\tid\t", "hall,row,position,platform\n", ""]),
        text in "[a-c0-9,;.\t\n\r\" -]{0,60}|.{0,60}",
    ) {
        let site = sites::two_halls();
        let imported = import::read(&format!("{head}{text}"), &site);
        prop_assert!(imported.edit.is_none() || imported.report.is_clean());
        let _ = told(&imported);
    }

    /// A list of any sound counts comes in as it stands.
    #[test]
    fn a_sound_list_comes_in_as_it_stands(counts in prop::collection::vec((1_u32..500, 0_u32..300, any::<bool>()), 1..20)) {
        let site = sites::two_halls();
        let lines: String = counts.iter().map(|(count, day, is_chiller)| {
            let (kind, key) = if *is_chiller { ("chiller", "air-cooled-1680") } else { ("tower", "tower-cell-3500") };
            format!("{kind};{count};{day};4,2;{key}\n")
        }).collect();
        let with_list = taken(&format!("kind;count;ready_day;unit_mw;key\n{lines}"), &site);
        let chillers = with_list.cooling.chillers[site.cooling.chillers.len()..].iter().map(|it| (it.count, it.ready_day));
        let expected = counts.iter().filter(|it| it.2).map(|it| (Some(f64::from(it.0)), Some(f64::from(it.1))));
        prop_assert_eq!(chillers.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        prop_assert!(check(&with_list).0.is_some());
    }
}

/// Any scenario, also one that is wrong already, can take a list.
#[test]
fn a_list_comes_into_any_scenario() {
    let mut runner = arbitrary::fixed_runner();
    let strategy = arbitrary::scenario();
    for _ in 0..50 {
        let site = strategy
            .new_tree(&mut runner)
            .expect("a scenario")
            .current();
        let imported = import::read("kind,count,key\nchiller,3,air-cooled-1680\n", &site);
        assert_eq!(imported.report.kind, Some(ListKind::Equipment));
        if let Some(edit) = imported.edit {
            let with_list = try_edit(&site, &edit);
            assert_eq!(
                with_list.cooling.chillers.len(),
                site.cooling.chillers.len() + 1
            );
        }
    }
}
