// When the program cannot start or has stopped, the page says so and gives the work back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { checkAccessibility } from './axe.js';
import { launchBrowser, openPage, waitForState } from './browser.js';
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

/** Clicks the download button and returns the text of the file. */
async function downloadedScenario(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the scenario' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'headroom-scenario.json');
  return readFile(await download.path(), 'utf8');
}

test('a panic shows the sentence, and the last scenario can be downloaded', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await page.evaluate(() => {
    globalThis.headroom.lastScenario = '{"version":1,"name":"Größe"}';
    globalThis.headroomPanic('index out of bounds at day 171');
    globalThis.headroom.lastScenario = 'spoiled afterwards';
    globalThis.headroomPanic('a later message');
  });
  await page.getByRole('heading', { name: 'Headroom has stopped' }).waitFor();
  await page.getByText('index out of bounds at day 171').waitFor();
  assert.equal(await downloadedScenario(page), '{"version":1,"name":"Größe"}');
  assert.equal(await page.evaluate(() => globalThis.headroom.stopped), true);
  assert.deepEqual(await checkAccessibility(page), []);
  assert.deepEqual(problems, []);
  await close();
});

test('after a panic the autosave stands in for a scenario that was not handed over', async () => {
  const { page, close } = await openPage(browser, site.address);
  await page.evaluate(() => {
    globalThis.headroom.lastScenario = null;
    localStorage.setItem('headroom.autosave', '{"version":1}');
    globalThis.headroomPanic('out of memory');
  });
  assert.equal(await downloadedScenario(page), '{"version":1}');
  await close();
});

test('reload after a panic starts the program again', async () => {
  const { page, close } = await openPage(browser, site.address);
  await page.evaluate(() => globalThis.headroomPanic('once'));
  await page.getByRole('button', { name: 'Reload' }).click();
  await waitForState(page, 'started');
  assert.equal(await page.getByText('Headroom has stopped').count(), 0);
  await close();
});

test('a trap in wasm that no panic hook saw ends on the same screen', async () => {
  const { page, close } = await openPage(browser, site.address);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
  });
  await waitForState(page, 'stopped');
  await close();
});

test('when the wasm does not arrive, the page says so plainly', async () => {
  const broken = await startSite({ without: /page_bg\.wasm$/ });
  const { page, close } = await openPage(browser, broken.address, { state: 'failed' });
  await page.getByRole('heading', { name: 'Headroom could not be loaded' }).waitFor();
  await page.getByRole('button', { name: 'Reload' }).waitFor();
  await close();
  await broken.close();
});
