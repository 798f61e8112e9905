//! QR codes: what a reader that is not ours reads from them.

use headroom::present::qr;
use headroom::present::qr::Code;
use headroom::present::qr::TooLong;
use headroom::present::words;
use headroom::present::words::Names;

/// The code as a picture, several pixels a module, read by a decoder of another make.
fn read(code: &Code) -> String {
    const PIXELS: usize = 3;
    let mut dark = vec![vec![false; code.side]; code.side];
    for run in code.path.split('M').filter(|run| !run.is_empty()) {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, height, back] = numbers[..] else {
            panic!("{run} is no run of modules");
        };
        assert_eq!((height, back), (1, width));
        for module in &mut dark[y][x..x + width] {
            *module = true;
        }
    }
    let side = PIXELS * code.side;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if dark[y / PIXELS][x / PIXELS] { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    grids[0].decode().expect("a readable code").1
}

#[test]
fn a_reader_of_another_make_reads_the_address() {
    for length in [30, 250, 500, 700] {
        let head = "https://plan.example/headroom/#s=";
        let address: String = head
            .chars()
            .chain("AQaVS_-9".chars().cycle())
            .take(length)
            .collect();
        let code = qr::code(&address).expect("short enough");
        println!(
            "{length} characters: {} modules a side, path of {} bytes",
            code.side,
            code.path.len()
        );
        assert_eq!(read(&code), address);
    }
}

#[test]
fn a_link_that_is_too_long_is_refused_with_a_sentence() {
    let refused = qr::code(&"A".repeat(701)).expect_err("too long");
    assert_eq!(refused, TooLong { characters: 701 });
    assert_eq!(
        words::too_long_for_qr(refused, &Names::default()),
        "The link has 701 characters; a QR code that cameras read well holds 700. Send the link or the file instead."
    );
}
