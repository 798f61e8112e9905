//! What part of the floor a canvas shows, and how large. Pure: no canvas, no event.

use crate::present::hall::Area;

/// Pixels for a metre at the widest, and at the closest: a whole campus, and one rack.
const SCALES: (f64, f64) = (0.2, 400.0);

/// Space kept around what is fitted, px.
const MARGIN: f64 = 16.0;

/// What part of the floor is shown: pixels = (metres − corner) · scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Metres at the left edge.
    pub x: f64,
    /// Metres at the upper edge.
    pub y: f64,
    /// Pixels for a metre.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// Shows all of an area in the middle of so many pixels.
    pub fn fit(area: Area, (width, height): (f64, f64)) -> Self {
        if !(0.0 < area.width && 0.0 < area.depth && 0.0 < width && 0.0 < height) {
            return Self::default();
        }
        let scale = ((width - 2.0 * MARGIN) / area.width).min((height - 2.0 * MARGIN) / area.depth);
        let scale = scale.clamp(SCALES.0, SCALES.1);
        Self {
            x: area.x + (area.width - width / scale) / 2.0,
            y: area.y + (area.depth - height / scale) / 2.0,
            scale,
        }
    }

    /// Zooms, so that what lies at a pixel stays there.
    pub fn zoomed(self, factor: f64, (px, py): (f64, f64)) -> Self {
        let scale = (self.scale * factor).clamp(SCALES.0, SCALES.1);
        let (x, y) = self.metres((px, py));
        Self {
            x: x - px / scale,
            y: y - py / scale,
            scale,
        }
    }

    /// Moves what is shown by so many pixels.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x - dx / self.scale,
            y: self.y - dy / self.scale,
            ..self
        }
    }

    /// Metres at a pixel.
    pub fn metres(self, (px, py): (f64, f64)) -> (f64, f64) {
        (self.x + px / self.scale, self.y + py / self.scale)
    }

    /// Pixels of an area: left, top, width, height.
    pub fn pixels(self, area: Area) -> (f64, f64, f64, f64) {
        (
            (area.x - self.x) * self.scale,
            (area.y - self.y) * self.scale,
            area.width * self.scale,
            area.depth * self.scale,
        )
    }

    /// The longest of 1, 2, 5, 10, 20, … metres that fits into so many pixels.
    pub fn scale_bar_m(self, most_px: f64) -> f64 {
        let mut best = 1.0;
        let mut decade = 1.0;
        for _ in 0..4 {
            for step in [1.0, 2.0, 5.0] {
                if step * decade * self.scale <= most_px {
                    best = step * decade;
                }
            }
            decade *= 10.0;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALL: Area = Area {
        x: 10.0,
        y: 20.0,
        width: 100.0,
        depth: 50.0,
    };

    #[test]
    fn what_is_fitted_lies_inside() {
        let (left, top, width, height) = Camera::fit(HALL, (832.0, 600.0)).pixels(HALL);
        assert_eq!((left, width, height), (16.0, 800.0, 400.0));
        assert_eq!(top, 100.0);
    }

    #[test]
    fn zoom_keeps_the_point_under_the_pointer() {
        let camera = Camera::fit(HALL, (800.0, 600.0));
        let before = camera.metres((123.0, 45.0));
        let after = camera.zoomed(3.0, (123.0, 45.0)).metres((123.0, 45.0));
        assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9);
    }

    #[test]
    fn nothing_to_show_is_no_division_by_zero() {
        assert_eq!(
            Camera::fit(Area::default(), (800.0, 600.0)),
            Camera::default()
        );
        assert_eq!(Camera::fit(HALL, (0.0, 0.0)), Camera::default());
    }
}
