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
    let site = sites::two_halls();
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
