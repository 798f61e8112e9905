//! The development server: builds, serves from memory, rebuilds and reloads on change.
//!
//! It serves the same files under the same content policy as `dist/`, plus one script that listens
//! for new builds. After a failed build the last good one stays.

use crate::failure::{Failure, Outcome};
use crate::setup;
use crate::site::{self, Files, Site};
use crate::wasm::{self, Profile};
use crate::watch::Times;
use crate::workspace;
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tiny_http::{Header, Request, Response, Server};

/// The port when none is asked for; the next nine are tried when it is taken.
const PORT: u16 = 8080;

/// The script that reloads, and the address under which pages ask for it.
const RELOAD: (&str, &str) = ("reload.js", include_str!("reload.js"));

/// Shown until there is a first good build.
const NOT_BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
    <title>Headroom does not build</title></head>\n<body><h1>Headroom does not build</h1>\n\
    <p>The terminal says why. This page loads by itself when it builds again.</p></body>\n</html>\n";

/// How long a silent listener is left alone; then a comment is sent, to notice if it has gone.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The build on show. Listeners wait on the condition for the next one.
struct Shown {
    site: Mutex<Arc<Site>>,
    changed: Condvar,
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, Arc<Site>> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn replace(&self, site: Site) {
        *self.lock() = Arc::new(site);
        self.changed.notify_all();
    }
}

/// Sets up, builds, and serves until it is stopped.
pub fn run(port: Option<u16>) -> Outcome {
    let root = workspace::root();
    setup::compiler(&root)?;
    let listener = listen(port)?;
    let address = listener
        .local_addr()
        .map_err(|error| server_failure(&error.to_string()))?;
    let server = Server::from_listener(listener, None);
    let server = server.map_err(|error| server_failure(&error.to_string()))?;
    let times = Times::now();
    let first = build(&root).unwrap_or_else(|failure| {
        eprintln!("\n{failure}");
        nothing_yet()
    });
    let shown = Arc::new(Shown {
        site: Mutex::new(Arc::new(first)),
        changed: Condvar::new(),
    });
    println!("\nHeadroom is at http://{address}/ and follows your changes; Ctrl+C stops it.");
    let rebuilt = Arc::clone(&shown);
    thread::spawn(move || follow_changes(&root, times, &rebuilt));
    for request in server.incoming_requests() {
        let shown = Arc::clone(&shown);
        if request.url() == "/events" {
            thread::spawn(move || tell_builds(request, &shown));
        } else {
            // Each on its own: a browser that is slow to take the program must not keep the others waiting.
            // A visitor who has gone does not need the answer.
            thread::spawn(move || {
                let _ = answer(request, &shown);
            });
        }
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Outcome<TcpListener> {
    let (first, last) = port.map_or((PORT, PORT + 9), |port| (port, port));
    let found = (first..=last).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    found.ok_or_else(|| {
        let taken = match port {
            Some(port) => format!("port {port} is taken or not allowed"),
            None => format!("the ports {first} to {last} are all taken"),
        };
        Failure::new(
            "serve",
            taken,
            "name a free one, for example `cargo xtask serve --port 8090`",
        )
    })
}

fn server_failure(why: &str) -> Failure {
    Failure::new("serve", why, "try another port with --port")
}

fn build(root: &Path) -> Outcome<Site> {
    let mut site = site::assemble(root, wasm::build(root, Profile::Development)?)?;
    add_reload(&mut site);
    Ok(site)
}

fn nothing_yet() -> Site {
    let files = Files::from([("index.html".to_owned(), NOT_BUILT.as_bytes().to_vec())]);
    let mut site = Site {
        build: "none".to_owned(),
        files,
    };
    add_reload(&mut site);
    site
}

fn add_reload(site: &mut Site) {
    let (name, script) = RELOAD;
    site.files
        .insert(name.to_owned(), script.as_bytes().to_vec());
    if let Some(index) = site.files.get_mut("index.html") {
        let tag = format!("<script type=\"module\" src=\"{name}\"></script>\n</head>");
        *index = String::from_utf8_lossy(index)
            .replacen("</head>", &tag, 1)
            .into_bytes();
    }
}

/// Builds after every change. The compiler's message is already on the terminal when a build fails.
fn follow_changes(root: &Path, mut times: Times, shown: &Shown) {
    loop {
        times = times.wait_for_change();
        match build(root) {
            Ok(site) => {
                println!("built {}", site.build);
                shown.replace(site);
            }
            Err(failure) => eprintln!("\n{failure}\nThe last good build stays."),
        }
    }
}

/// Sends the name of the build on show, and then that of every new one, as long as somebody listens.
fn tell_builds(request: Request, shown: &Shown) {
    let mut listener = request.into_writer();
    let mut send = |text: &str| {
        let sent = listener.write_all(text.as_bytes());
        sent.and_then(|()| listener.flush()).is_ok()
    };
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                Connection: close\r\n\r\n";
    let mut told = String::new();
    let mut listening = send(head);
    while listening {
        let build = next_build(shown, &told);
        listening = match &build {
            Some(build) => send(&format!("data: {}\n\n", build)),
            None => send(": still here\n\n"),
        };
        told = build.unwrap_or(told);
    }
}

/// The build on show as soon as it is another than `told`, or nothing after a while.
fn next_build(shown: &Shown, told: &str) -> Option<String> {
    let same = |site: &mut Arc<Site>| site.build == told;
    let waited = shown
        .changed
        .wait_timeout_while(shown.lock(), HEARTBEAT, same);
    let (site, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
    (!timeout.timed_out()).then(|| site.build.clone())
}

fn answer(request: Request, shown: &Shown) -> std::io::Result<()> {
    let site = Arc::clone(&shown.lock());
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let path = match path.trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let Some(content) = site.files.get(path) else {
        let text = format!("There is no {path} in this build.\n");
        return request.respond(Response::from_string(text).with_status_code(404));
    };
    let mut response = Response::from_data(content.as_slice());
    for (name, value) in [
        ("Content-Type", media_type(path)),
        ("Cache-Control", "no-store"),
    ] {
        response.add_header(Header::from_bytes(name, value).expect("both are plain ASCII"));
    }
    request.respond(response)
}

/// The media type by the file's ending. Wasm needs its own, or it is not compiled while it loads.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
