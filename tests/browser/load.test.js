// The site loads as any static host serves it, under its own content policy, and talks to nobody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, startTime } from './browser.js';
import { startSite } from './site.js';

let browser;
let site;

before(async () => {
  site = await startSite({ under: '/some/where/' });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test('the page starts under a sub-path without a complaint or a foreign request', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  assert.match(await page.title(), /Headroom$/);
  await page.locator('.skeleton').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  console.log(`started after ${(await startTime(page)).toFixed(0)} ms`);
  await close();
});

test('the page starts at the root of a host too', async () => {
  const root = await startSite({ under: '/' });
  const { problems, close } = await openPage(browser, root.address);
  assert.deepEqual(problems, []);
  await close();
  await root.close();
});

test('the content policy stops inline scripts, inline styles and other hosts', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    const box = document.createElement('p');
    box.setAttribute('style', 'position: fixed');
    document.body.append(box);
    const fetched = await fetch('https://example.org/').then(() => true, () => false);
    return { ranInline: globalThis.ranInline === true, position: box.style.position, fetched };
  });
  assert.deepEqual(outcome, { ranInline: false, position: '', fetched: false });
  const violations = problems.filter((problem) => problem.includes('Content Security Policy'));
  assert.ok(violations.length >= 3, problems.join('\n'));
  await close();
});

test('without JavaScript the page says what it needs', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.locator('noscript p').waitFor(); // visible, which only happens without scripts
  await context.close();
});

test('the worker and the licences are where the shell says', async () => {
  const { page, close } = await openPage(browser, site.address);
  for (const id of ['worker', 'licences']) {
    const address = await page.locator(`link#${id}`).evaluate((link) => link.href);
    assert.ok(address.startsWith(site.address), address);
    assert.equal((await page.request.get(address)).status(), 200, address);
  }
  await close();
});

test('the licences name the packages inside the wasm', async () => {
  const { page, close } = await openPage(browser, site.address);
  const address = await page.locator('link#licences').evaluate((link) => link.href);
  await page.goto(address);
  for (const name of ['yew', 'serde', 'wasm-bindgen', 'Rust standard library']) {
    await page.getByRole('cell', { name, exact: true }).waitFor();
  }
  await close();
});
