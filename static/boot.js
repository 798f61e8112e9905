// Starts the program, and takes over the screen when it cannot start or has stopped.
//
// What the program and this script agree on:
//
// - `globalThis.headroom.lastScenario`: the program puts the text of the scenario file (JSON) here
//   after each change. Without it the autosave of this browser is taken, which is the item
//   `headroom.autosave` of localStorage: the same text.
// - `globalThis.headroomPanic(message)`: the program's panic hook calls this with what went wrong.
//   The screen then shows the sentence, a button that downloads the scenario, and one that
//   reloads. The scenario is taken at that moment: nothing that still runs can spoil it.
// - `globalThis.headroom.stopped`: true from then on. Whoever would write an autosave asks first.
// - `globalThis.headroom.onWorkerError`: a function of the program. Every worker that is started while
//   it stands here calls it once with what went wrong when that worker cannot start or has stopped.
// - `document.documentElement.dataset.boot`: `loading`, then `started` once the program's `main`
//   has returned, or `failed`, or `stopped` after a panic. Tests and styles may look at it. The
//   moment of `started` is also a performance mark of that name.
// - Classes for the style sheet: `stop-screen` on the screen (a <main>), `stop-details` on the
//   technical text. Everything is plain HTML and readable without any style.

const desk = (globalThis.headroom ??= { lastScenario: null, stopped: false });
const AUTOSAVE = 'headroom.autosave';
const FILE_NAME = 'headroom-scenario.json';

const state = (name) => {
  document.documentElement.dataset.boot = name;
};

/** An element with a text, or with a handler when it is a button. */
function element(name, text, onclick) {
  const made = document.createElement(name);
  made.textContent = text;
  if (onclick) {
    made.type = 'button';
    made.addEventListener('click', onclick);
  }
  return made;
}

/** The scenario as the program last had it, or as this browser last saved it. */
function lastScenario() {
  if (typeof desk.lastScenario === 'string') return desk.lastScenario;
  try {
    return localStorage.getItem(AUTOSAVE);
  } catch {
    return null; // Storage may be forbidden.
  }
}

function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Replaces everything on screen by sentences, the technical message, and buttons. */
function show(title, sentences, message, buttons) {
  const screen = document.createElement('main');
  screen.className = 'stop-screen';
  screen.setAttribute('role', 'alert');
  screen.append(element('h1', title), ...sentences.map((text) => element('p', text)));
  const row = document.createElement('p');
  for (const button of buttons) row.append(button, ' ');
  const details = element('pre', message);
  details.className = 'stop-details';
  screen.append(row, details);
  document.body.replaceChildren(screen);
  buttons[0].focus();
}

const reloadButton = () => element('button', 'Reload', () => location.reload());

globalThis.headroomPanic = (message) => {
  if (desk.stopped) return; // The first message is the cause; later ones follow from it.
  desk.stopped = true;
  const scenario = lastScenario();
  state('stopped');
  const buttons = [reloadButton()];
  const sentences = ['This is an error in the program, not in your scenario.'];
  if (scenario === null) {
    sentences.push('No change had been made yet, so there is nothing to save.');
  } else {
    sentences.push('Your scenario is safe: download it, then reload and open the file.');
    buttons.unshift(element('button', 'Download the scenario', () => download(scenario)));
  }
  show('Headroom has stopped', sentences, String(message), buttons);
};

// A trap inside wasm that passed by the panic hook, such as memory that ran out.
const HAS_WASM = typeof WebAssembly === 'object';
function stopIfTrapped(error) {
  const trapped = HAS_WASM && error instanceof WebAssembly.RuntimeError;
  if (trapped) globalThis.headroomPanic(error.message);
  return trapped;
}
addEventListener('error', (event) => stopIfTrapped(event.error));
addEventListener('unhandledrejection', (event) => stopIfTrapped(event.reason));

// Workers tell their errors to the object that started them, and the crate that starts ours keeps it to
// itself. So the ear is put on here, for whatever goes wrong: no file, no wasm, a panic, no memory.
if (typeof Worker === 'function') {
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      const hear = desk.onWorkerError;
      if (typeof hear === 'function') {
        this.addEventListener('error', (event) => hear(event.message ?? 'error'), { once: true });
      }
    }
  };
}

async function start() {
  state('loading');
  if (!HAS_WASM) throw new Error('This browser has no WebAssembly.');
  // Both were asked for by the shell already. The glue compiles the wasm while it arrives.
  const { default: init } = await import('./page.js');
  await init();
  if (desk.stopped) return;
  performance.mark('started');
  state('started');
}

start().catch((error) => {
  if (desk.stopped || stopIfTrapped(error)) return;
  state('failed');
  console.error(error);
  show(
    'Headroom could not be loaded',
    [
      'A part of the page did not arrive, or this browser is too old to run it.',
      'Check the connection and reload. Work saved in this browser is still there.',
    ],
    String(error),
    [reloadButton()],
  );
});
