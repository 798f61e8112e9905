// The cooling view under a hand: parts stopped by mouse and by keyboard, the year that arrives, the supply that moves.
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

async function openCooling(options) {
  const opened = await openPage(browser, `${site.address}#v=cooling&day=171`, options);
  await settled(opened.page);
  await opened.page.getByRole('heading', { name: /Heat path, design hour/ }).waitFor();
  return opened;
}

const part = (page, name) => page.getByRole('button', { name: `Stop ${name}`, exact: true });
const words = (page) => page.locator('.stop-words');

test('parts stop by mouse and by keyboard, and Escape starts them again', async () => {
  const { page, problems, close } = await openCooling();
  const hint = await words(page).textContent();
  await part(page, 'Chillers').click();
  assert.match(await words(page).textContent(), /chillers with .* stop.*throttle after [\d.]+ min/);
  assert.equal(await part(page, 'Chillers').getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await words(page).textContent(), hint);
  await part(page, 'Towers').focus();
  await page.keyboard.press('Enter');
  assert.match(await words(page).textContent(), /throttle after [\d.]+ min/);
  assert.equal(await part(page, 'Towers').getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await part(page, 'Towers').getAttribute('aria-pressed'), 'false');
  await page.getByRole('button', { name: 'As a table' }).first().click();
  await page.getByRole('columnheader', { name: 'one out' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the year arrives with progress, and the supply moves everything as one step', async () => {
  const { page, problems, close } = await openCooling();
  const year = page.getByRole('region', { name: 'Figures of the year' });
  await year.waitFor();
  assert.match(await year.textContent(), /PUE, year\s*1\.\d{3}/);
  await page.getByRole('button', { name: 'Mode' }).click();
  const before = await words(page).evaluate((element) => element.closest('section').querySelector('svg').textContent);
  await page.getByLabel('Supply water').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    (before) => document.querySelector('.stop-words').closest('section').querySelector('svg').textContent !== before,
    before,
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  assert.deepEqual(await checkAccessibility(page), []);
  assert.deepEqual(problems, []);
  await close();
});

test('a phone shows it without a bar across', async () => {
  const { page, problems, close } = await openCooling({ viewport: { width: 360, height: 780 } });
  await page.getByRole('region', { name: 'Figures of the year' }).waitFor();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  assert.deepEqual(problems, []);
  await close();
});
