//! A drawing in colour -> the same in greys, for copies printed without colour.

/// Turns every colour of an SVG that is written `#rrggbb` or `#rgb` into the grey of the same brightness.
/// The built-in pictures use that form; if a school's own drawing names colours in another way, they stay as they are.
pub(super) fn svg(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let digits = from[1..].chars().take_while(char::is_ascii_hexdigit).count();
        // `url(#id)` names a gradient, not a colour.
        let colour = if before.ends_with("url(") { None } else { colour(&from[1..=digits]) };
        match colour {
            Some(grey) => out.push_str(&format!("#{grey:02x}{grey:02x}{grey:02x}")),
            None => out.push_str(&from[..=digits]),
        }
        rest = &from[digits + 1..];
    }
    out.push_str(rest);
    out
}

/// The brightness of a colour, from 0 to 255, by the weights of Rec. 709.
fn colour(digits: &str) -> Option<u8> {
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = match digits.len() {
        3 => [0, number >> 8 & 15, number >> 4 & 15, number & 15].map(|part| part * 17),
        6 => number.to_be_bytes().map(u32::from),
        _ => return None,
    };
    u8::try_from((2126 * r + 7152 * g + 722 * b) / 10_000).ok()
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn colours_turn_grey_and_names_of_gradients_stay() {
        assert_eq!(
            svg(r##"<path fill="#ff0000"/><path fill="#0f0"/><path fill="url(#add)"/>#"##),
            r##"<path fill="#363636"/><path fill="#b6b6b6"/><path fill="url(#add)"/>#"##
        );
    }
}
