//! The backend draws what plotters asks for.

use super::*;
use plotters::prelude::Circle;
use plotters::prelude::Color;
use plotters::prelude::IntoDrawingArea;
use plotters::prelude::IntoFont;
use plotters::prelude::PathElement;
use plotters::prelude::Rectangle;
use plotters::style::TextStyle;

/// What is drawn on a paper of 100 by 50 logical pixels.
fn drawn(
    draw: impl Fn(&plotters::prelude::DrawingArea<SceneBackend<'_>, plotters::coord::Shift>),
) -> Vec<Shape> {
    let mut scene = Scene {
        width: 100.0,
        height: 50.0,
        items: Vec::new(),
    };
    draw(&SceneBackend::new(&mut scene).into_drawing_area());
    scene.items
}

#[test]
fn inks_survive_the_way_through_plotters() {
    for ink_wanted in INKS {
        let color = ink(ink_wanted).mix(0.5).to_backend_color();
        assert_eq!(fill_of(color).ink, ink_wanted);
        assert_eq!(fill_of(color).opacity, 0.5);
        assert!(!stroke_of(&color).dashed);
        assert!(stroke_of(&dashed(ink_wanted).to_backend_color()).dashed);
    }
}

#[test]
fn a_rectangle_a_path_and_a_circle() {
    let items = drawn(|area| {
        let fill = ink(Ink::Sunken).filled();
        let line = Color::stroke_width(&ink(Ink::Power), grains(2.0));
        area.draw(&Rectangle::new([(10, 20), (110, 70)], fill))
            .unwrap();
        area.draw(&PathElement::new(vec![(0, 0), (50, 0), (50, 25)], line))
            .unwrap();
        area.draw(&Circle::new((500, 250), 40, fill)).unwrap();
    });
    assert_eq!(
        items[0],
        Shape::Rect {
            x: 1.0,
            y: 2.0,
            width: 10.0,
            height: 5.0,
            fill: Some(Ink::Sunken.fill()),
            stroke: None,
        }
    );
    assert_eq!(
        items[1],
        Shape::Path {
            points: vec![(0.0, 0.0), (5.0, 0.0), (5.0, 2.5)],
            closed: false,
            fill: None,
            stroke: Some(Ink::Power.stroke(2.0)),
        }
    );
    assert!(matches!(&items[2], Shape::Path { points, closed: true, .. } if points.len() == 24));
}

#[test]
fn what_cannot_be_seen_is_not_drawn() {
    let items = drawn(|area| {
        let nothing = ink(Ink::Bad).mix(0.0).filled();
        area.draw(&Rectangle::new([(0, 0), (9, 9)], nothing))
            .unwrap();
    });
    assert_eq!(items, []);
}

#[test]
fn text_stands_on_its_baseline_in_its_ink() {
    let muted = ink(Ink::Muted);
    let style = TextStyle::from(("sans-serif", 110).into_font()).color(&muted);
    let items = drawn(|area| area.draw_text("day 171", &style, (100, 200)).unwrap());
    let Shape::Text {
        x,
        y,
        text,
        size,
        ink,
        ..
    } = &items[0]
    else {
        panic!("{items:?}");
    };
    assert_eq!(
        (text.as_str(), *x, *size, *ink),
        ("day 171", 10.0, 11.0, Ink::Muted)
    );
    assert!((y - (20.0 + 11.0 * metrics::ASCENT)).abs() < 0.2, "{y}");
}

#[test]
fn turned_text_is_refused() {
    let font = ("sans-serif", 110).into_font();
    let style = TextStyle::from(font.transform(FontTransform::Rotate90));
    drawn(|area| assert!(area.draw_text("up", &style, (100, 200)).is_err()));
}

#[test]
fn widths_grow_with_letters_size_and_weight() {
    let width = text_width("200,000", 11.0, false);
    assert!((30.0..50.0).contains(&width), "{width}");
    assert!(width < text_width("200,000", 11.0, true));
    assert!(width < text_width("200,000 ", 11.0, false));
    assert_eq!(text_width("", 11.0, false), 0.0);
}
