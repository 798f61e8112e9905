// Page and worker together: what is dropped on the page, what is printed, and what happens without a worker.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, readKpis, settled } from './browser.js';
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

test('a scenario file that is dropped on the page is opened', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  const before = await readKpis(page);
  const preset = JSON.parse(readFileSync(new URL('../../static/presets/colossus.json', import.meta.url), 'utf8'));
  preset.scenario.title = 'Dropped on the page';
  preset.scenario.cooling.chillers[0].count = 10;
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'site.headroom.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(preset));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.waitForFunction(() => document.querySelector('#title')?.value === 'Dropped on the page');
  assert.notDeepEqual(await readKpis(page), before);
  assert.deepEqual(problems, []);
  await close();
});

for (const view of ['overview', 'floor']) {
  test(`nothing is cut off on paper, ${view}`, async () => {
    const { page, close } = await openPage(browser, `${site.address}#v=${view}&day=171`);
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() => {
      const clips = (element) => {
        const style = getComputedStyle(element);
        if (style.display === 'none' || style.visibility === 'hidden') return false;
        const is = (overflow) => ['hidden', 'auto', 'scroll', 'clip'].includes(overflow);
        const hides = element.closest('.hidden-words') !== null;
        return !hides && ((is(style.overflowX) && element.clientWidth + 1 < element.scrollWidth) ||
          (is(style.overflowY) && element.clientHeight + 1 < element.scrollHeight));
      };
      return [...document.querySelectorAll('body, body *:not(svg *)')].filter(clips).map((element) => `${element.tagName}.${element.className}`);
    });
    assert.deepEqual(cut, []);
    assert.ok(5000 < (await page.pdf({ format: 'A4' })).length);
    await close();
  });
}

for (const [what, without] of [['its script', /worker_loader\.js$/], ['its wasm', /worker_bg\.wasm$/]]) {
  test(`without ${what} the worker cannot start: one sentence, and nothing is lost`, async () => {
    const broken = await startSite({ without });
    const { page, close } = await openPage(browser, broken.address);
    await page.getByText(/The calculation has stopped/).waitFor();
    await page.getByRole('button', { name: 'Reload' }).waitFor();
    assert.match(await page.locator('#title').inputValue(), /Colossus/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save file' }).click();
    assert.match(readFileSync(await (await download).path(), 'utf8'), /headroom-scenario/);
    await close();
    await broken.close();
  });
}

test('a worker that stops in the middle is one sentence, and the last numbers stay in grey', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const Plain = globalThis.Worker;
    globalThis.ours = [];
    globalThis.Worker = class extends Plain {
      constructor(...given) {
        super(...given);
        globalThis.ours.push(this);
      }
    };
  });
  await page.goto(site.address);
  const before = await readKpis(page);
  await page.evaluate(() => globalThis.ours[0].dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
  await page.getByText(/The calculation has stopped/).waitFor();
  assert.deepEqual(await readKpis(page), before);
  await page.locator('.strip.stale').waitFor();
  await context.close();
});
