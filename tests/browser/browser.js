// A real Chromium, fresh profiles, and everything that a page complained about.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** How long to wait for anything before it counts as missing. Our budgets are far below. */
const PATIENCE_MS = 10_000;

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The browser's program: the one CHROME_PATH names, or the first that the PATH knows. */
export function chromePath() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  for (const name of NAMES) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const candidate = join(folder, name);
      if (existsSync(candidate)) return candidate;
    }
  }
  throw new Error('no Chromium was found: install it, or set CHROME_PATH to its program');
}

/** Starts the browser. The sandbox does not work for root, and only then it is off. */
export function launchBrowser() {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: chromePath(),
    args: ['--disable-dev-shm-usage', ...(asRoot ? ['--no-sandbox'] : [])],
  });
}

/**
 * Opens an address in a fresh profile and waits until the program has started.
 *
 * `problems` collects, as text, whatever must not happen: console errors (a violation of the
 * content policy is one), uncaught errors, failed requests, answers of 400 and above, and requests
 * to another host. A test ends with `assert.deepEqual(problems, [])`.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {import('playwright-core').BrowserContextOptions & { state?: string }} options
 *   `state`: what `data-boot` has to say before the page counts as open; see static/boot.js.
 */
export async function openPage(browser, address, { state = 'started', ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems = watch(page, new URL(address).origin);
  await page.goto(address);
  await waitForState(page, state);
  return { page, context, problems, close: () => context.close() };
}

/** Waits until `data-boot` says `state`. */
export async function waitForState(page, state) {
  await page.locator(`html[data-boot="${state}"]`).waitFor({ state: 'attached' });
}

function watch(page, origin) {
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const inside = url.origin === origin || ['data:', 'blob:'].includes(url.protocol);
    if (!inside) problems.push(`another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    problems.push(`no answer: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/**
 * The headline numbers as they stand on the page, by name: `{ headroom_gpus: '−6,912 GPUs', … }`.
 * An element says which number it is with `data-kpi`; the names are those of the command line.
 */
export async function readKpis(page) {
  await settled(page);
  await page.locator('[data-kpi]').first().waitFor();
  return page.locator('[data-kpi]').evaluateAll((elements) =>
    Object.fromEntries(
      elements.map((element) => [
        element.dataset.kpi,
        element.innerText.replace(/\s+/g, ' ').trim(),
      ]),
    ),
  );
}

/** Waits until the worker has answered everything that the desk asked. */
export async function settled(page) {
  await page.locator('.desk:not([aria-busy="true"])').waitFor();
}

/** Milliseconds from the start of the navigation until the desk could be used: its first day is shown. */
export async function usableTime(page) {
  await settled(page);
  return page.evaluate(() => globalThis.headroom.usableAt);
}

/** Milliseconds from the start of the navigation to the end of the program's `main`. */
export function startTime(page) {
  return page.evaluate(() => performance.getEntriesByName('started')[0]?.startTime);
}
