// The Power view under a hand and under the keyboard: elements fail, GPUs go dark, Escape brings them back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkAccessibility } from './axe.js';
import { launchBrowser, openPage, settled } from './browser.js';
import { startSite } from './site.js';

let browser;
let site;

before(async () => {
  site = await startSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function openPower(options, day = 171) {
  const opened = await openPage(browser, `${site.address}#v=power&day=${day}`, options);
  await settled(opened.page);
  await opened.page.locator('.drawing--pressed').first().waitFor();
  return opened;
}

const verdict = (page) => page.locator('.verdict').innerText();
const part = (page, id) => page.locator(`.drawing--pressed [data-element="${id}"]`).first();

/** Waits until the sentence above the one-line matches. */
const says = (page, words) => page.locator('.verdict', { hasText: words }).waitFor();

test('a section fails by keyboard and by pointer, and Escape restores', async () => {
  const { page, problems, close } = await openPower();
  await says(page, 'Nothing is out');
  await part(page, 'MV-2').focus();
  await page.keyboard.press('Enter');
  await says(page, /^MV-2 out: /);
  assert.match(await verdict(page), / GPUs dark/);
  assert.equal(await part(page, 'MV-2').getAttribute('aria-pressed'), 'true');
  await page.locator('[aria-label="Selected in the one-line"]', { hasText: 'MV-2' }).waitFor();
  await part(page, 'F-201').click();
  await says(page, /^MV-2 and F-201 out: /);
  await page.keyboard.press('Escape');
  await says(page, 'Nothing is out');
  assert.equal(await part(page, 'MV-2').getAttribute('aria-pressed'), 'false');
  assert.deepEqual(problems, []);
  await close();
});

test('a transformer of a block fails inside its group, and its racks are there to see', async () => {
  const { page, problems, close } = await openPower();
  await part(page, 'group-1-1').click();
  const block = part(page, 'B-101');
  await block.click();
  await says(page, /^B-101 out: 0 GPUs dark, .* run on over their other path/);
  await page.locator('[aria-label="Open B-101"]').click();
  await page.locator('.crumbs', { hasText: 'B-101' }).waitFor();
  await page.locator('.drawing--pressed [aria-label^="Open BW-101"]').first().click();
  await page.locator('.drawing--pressed [data-element^="R-1-"]').first().waitFor();
  await page.locator('.crumbs .button').first().click();
  await part(page, 'B-101').waitFor();
  await page.keyboard.press('Escape');
  await says(page, 'Nothing is out');
  assert.deepEqual(problems, []);
  await close();
});

test('arrows walk the drawing', async () => {
  const { page, close } = await openPower();
  await part(page, 'hall-1').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.dataset.element);
  assert.equal(await focused(), 'group-2-1');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'group-1-1');
  await close();
});

test('nothing hinders those who cannot see or point, alive and failed, and a phone does not overflow', async () => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 360, height: 780 }]) {
    const { page, problems, close } = await openPower({ viewport }, 600);
    assert.deepEqual(await checkAccessibility(page), []);
    await part(page, 'T-301').click();
    await says(page, /^T-301 out: /);
    assert.deepEqual(await checkAccessibility(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wide, 0, `${viewport.width}`);
    await page.getByRole('button', { name: 'As a table' }).first().click();
    await page.getByRole('table', { name: 'The one-line' }).waitFor();
    assert.deepEqual(problems, []);
    await close();
  }
});

test('a group of units opens to its buses, and an element says what is set and what is now', async () => {
  const { page, problems, close } = await openPower();
  const group = page.locator('.drawing--pressed [data-element^="units-"]').first();
  await group.focus();
  await page.keyboard.press('Enter');
  const bus = page.locator('.drawing--pressed [data-element^="GB-"][aria-pressed]').first();
  await bus.click();
  await says(page, /^GB-\d+ out: /);
  const side = page.locator('[aria-label="Selected in the one-line"]', { hasText: 'GB-' });
  await side.locator('h3', { hasText: 'Set' }).waitFor();
  await side.locator('h3', { hasText: 'Now' }).waitFor();
  await page.keyboard.press('Escape');
  await says(page, 'Nothing is out');
  assert.deepEqual(problems, []);
  await close();
});

test('a failure that takes machines of the plant ends in minutes to throttle', async () => {
  const { page, close } = await openPower();
  await part(page, 'MV-1').focus();
  await page.keyboard.press('Enter');
  await says(page, /Cooling: .* first to throttle, after \d/);
  await page.getByRole('heading', { name: 'Cooling that goes with it' }).waitFor();
  await page.getByRole('table', { name: 'Minutes to throttle' }).waitFor();
  await close();
});

test('the study of two failures shows how far it is, stops, ends, and its worst pair can be tried', async () => {
  const { page, problems, close } = await openPower();
  const card = page.locator('section[aria-label="Two failures at once"]');
  const ask = card.getByRole('button', { name: /^More than / }).first();
  await ask.click();
  await card.locator('progress').waitFor();
  await part(page, 'MV-2').click();
  await says(page, /^MV-2 out: /);
  await page.keyboard.press('Escape');
  await says(page, 'Nothing is out');
  await card.getByRole('button', { name: 'Stop' }).click();
  const start = Date.now();
  await ask.click();
  await card.getByRole('table', { name: 'Worst pairs' }).waitFor({ timeout: 60_000 });
  console.log(`  all pairs and cut sets: ${Date.now() - start} ms`);
  await card.getByRole('row').nth(1).getByRole('button').click();
  await says(page, /^[\w-]+ and [\w-]+ out: /);
  await card.getByRole('button', { name: /^Cut sets/ }).click();
  await card.getByRole('table', { name: /^Cut sets/ }).waitFor();
  assert.deepEqual(await checkAccessibility(page), []);
  assert.deepEqual(problems, []);
  await close();
});

test('a failure is answered at once', async () => {
  const { page, close } = await openPower({}, 600);
  const times = [];
  for (const id of ['T-301', 'MV-2', 'TIE-1-02', 'S-4']) {
    times.push(
      await page.evaluate(async (id) => {
        const verdict = document.querySelector('.verdict');
        const start = performance.now();
        const changed = new Promise((done) => {
          const watch = new MutationObserver(() => {
            watch.disconnect();
            done();
          });
          watch.observe(verdict, { childList: true, characterData: true, subtree: true });
        });
        document
          .querySelector(`.drawing--pressed [data-element="${id}"]`)
          .dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await changed;
        return performance.now() - start;
      }, id),
    );
  }
  console.log(`  from pressing an element to the sentence: ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
  await close();
});
