//! The site as files in memory: `index.html` at the root, everything else in one folder that is
//! named by its content.
//!
//! Whatever changes makes a new folder, so files may be cached for ever, a page never meets the
//! worker of another release, and no text but `index.html` has to name the folder.

use crate::failure::{Failure, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files by their path from some folder, with `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Stands for the folder's name in `index.html`.
const PLACEHOLDER: &str = "{build}";

/// A site, ready to be served or written.
pub struct Site {
    /// The name of the folder: a hash over everything in it.
    pub build: String,
    /// All files by their path from the root of the site.
    pub files: Files,
}

/// Puts a site together from what was built and from `index.html` and `static/`.
pub fn assemble(root: &Path, mut built: Files) -> Outcome<Site> {
    built.extend(read_folder(&root.join("static"))?);
    let build = name_of(&built);
    let index_path = root.join("index.html");
    let index = fs::read_to_string(&index_path)
        .map_err(|error| Failure::file("read the page's shell", &index_path, &error))?;
    if !index.contains(PLACEHOLDER) {
        return Err(Failure::new(
            "read the page's shell",
            format!("index.html never says {PLACEHOLDER}"),
            format!("write the addresses of scripts and styles as {PLACEHOLDER}/boot.js"),
        ));
    }
    let mut files: Files = built
        .into_iter()
        .map(|(path, content)| (format!("{build}/{path}"), content))
        .collect();
    let index = without_comments(&index).replace(PLACEHOLDER, &build);
    files.insert("index.html".to_owned(), index.into_bytes());
    Ok(Site { build, files })
}

/// The shell as visitors get it: its comments are for those who change it.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        let after = part.split_once("-->").map_or("", |(_, after)| after);
        kept + after.trim_start()
    })
}

/// All files below a folder, except hidden ones.
pub fn read_folder(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    read_into(folder, "", &mut files)
        .map_err(|error| Failure::file("read a folder", folder, &error))?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// The name of a content: 64 bits of FNV-1a over paths, lengths and bytes.
///
/// Not a cryptographic hash: two releases have to differ by more than chance, and nobody gains by
/// making them collide.
fn name_of(files: &Files) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = OFFSET;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for (path, content) in files {
        add(path.as_bytes());
        add(&[0]);
        add(&(content.len() as u64).to_le_bytes());
        add(content);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(files: &[(&str, &[u8])]) -> String {
        let files = files
            .iter()
            .map(|(path, content)| ((*path).to_owned(), content.to_vec()));
        name_of(&files.collect())
    }

    #[test]
    fn comments_stay_at_home() {
        let html = "<!doctype html>\n<!-- {build} is\na folder -->\n<p>a<!-- b --> c</p>\n";
        assert_eq!(without_comments(html), "<!doctype html>\n<p>ac</p>\n");
    }

    /// The published test vector of FNV-1a for no input, and for our framing nothing is added.
    #[test]
    fn no_files_have_the_offset_as_their_name() {
        assert_eq!(named(&[]), "cbf29ce484222325");
    }

    #[test]
    fn a_name_depends_on_paths_and_content_and_on_where_one_ends() {
        let names = [
            named(&[("a.js", b"1"), ("b.js", b"2")]),
            named(&[("a.js", b"2"), ("b.js", b"1")]),
            named(&[("a.js", b"12"), ("b.js", b"")]),
            named(&[("c.js", b"1"), ("b.js", b"2")]),
        ];
        for (place, name) in names.iter().enumerate() {
            assert!(!names[..place].contains(name));
        }
    }
}
