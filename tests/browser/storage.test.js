// What the browser keeps, and what comes in: scenarios by name, lists, links of two, QR codes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkAccessibility } from './axe.js';
import { launchBrowser, openPage, readKpis, waitForState } from './browser.js';
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

const shelf = (page) => page.getByRole('list', { name: 'Scenarios' }).getByRole('listitem');
const title = (page) => page.getByRole('textbox', { name: 'Title' });

/** Opens the list and waits until the browser has read it: something is kept, or a sentence says not. */
async function openShelf(page) {
  await page.getByRole('button', { name: 'Scenarios…' }).click();
  const said = page.getByText(/Nothing is kept yet|save them as files/);
  await shelf(page).first().or(said).first().waitFor();
}

async function closeDialog(page) {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

/** Gives the scenario on the desk a title, and waits until it is saved. */
async function name(page, text) {
  await title(page).fill(text);
  await title(page).press('Enter');
  await page.getByText('saved in this browser').waitFor();
}

/** Opens the first preset, which is a scenario of its own from then on. */
async function openPreset(page) {
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.locator('[data-preset]').first().click();
  await page.getByText('saved in this browser').waitFor();
}

async function reload(page) {
  await page.reload();
  await waitForState(page, 'started');
  await readKpis(page);
}

/** Looks again until what is read is as it should be. */
async function until(read, isDone) {
  const end = Date.now() + 10_000;
  while (!isDone(await read())) {
    if (end < Date.now()) assert.fail(`still ${JSON.stringify(await read())}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('each scenario is kept under its name, with date and size, over a reload', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await openShelf(page);
  await page.getByText('Nothing is kept yet').waitFor();
  await closeDialog(page);
  await name(page, 'First plan');
  await openPreset(page);
  await name(page, 'Second plan');
  await reload(page);
  assert.equal(await title(page).inputValue(), 'Second plan');
  await openShelf(page);
  await until(() => shelf(page).count(), (count) => count === 2);
  const rows = await shelf(page).allInnerTexts();
  assert.match(rows[0], /Second plan\s+on the desk · \d{4}-\d\d-\d\d \d\d:\d\d · \d+ kB/);
  assert.match(rows[1], /First plan/);
  assert.deepEqual(await checkAccessibility(page), []);

  // Back to the first: it comes as it was left, and changes go to it and to no other.
  await page.getByRole('button', { name: 'Open: First plan' }).click();
  await page.waitForFunction(() => document.title.startsWith('First plan'));
  await name(page, 'First plan, again');
  await openShelf(page);
  const after = await shelf(page).allInnerTexts();
  assert.equal(after.length, 2);
  assert.match(after[0], /First plan, again/);
  assert.match(after[1], /Second plan/);
  assert.deepEqual(problems, []);
  await close();
});

test('undoing an opening never overwrites what is kept', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await name(page, 'Old plan');
  await openPreset(page);
  await name(page, 'New plan');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await undo.click();
  assert.equal(await title(page).inputValue(), 'Old plan');
  await page.waitForTimeout(600);
  await page.getByText('saved in this browser').waitFor();
  await openShelf(page);
  const rows = (await shelf(page).allInnerTexts()).join('\n');
  assert.match(rows, /Old plan/);
  await page.waitForTimeout(100);
  // The preset as it was opened, under its number; nothing of it was lost to the old plan.
  await until(() => shelf(page).count(), (count) => count === 3);
  assert.deepEqual(problems, []);
  await close();
});

test('scenarios are copied, renamed, deleted, and brought back', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await name(page, 'Plan');
  await openShelf(page);
  await page.getByRole('button', { name: 'Duplicate: Plan' }).click();
  await page.getByText('Plan (copy)').waitFor();
  await page.getByRole('button', { name: 'Rename: Plan (copy)' }).click();
  await page.getByRole('textbox', { name: 'New name' }).fill('Variant');
  await page.getByRole('textbox', { name: 'New name' }).press('Enter');
  await page.getByRole('button', { name: 'Delete: Variant' }).click();
  await page.getByText('Deleted: Variant').waitFor();
  await until(() => shelf(page).count(), (count) => count === 1);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('button', { name: 'Open: Variant' }).waitFor();
  await until(() => shelf(page).count(), (count) => count === 2);
  await page.getByRole('button', { name: 'Rename: Plan', exact: true }).click();
  await page.getByRole('textbox', { name: 'New name' }).fill('Plan B');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByRole('button', { name: 'Open: Plan B' }).waitFor();
  await closeDialog(page);
  assert.equal(await title(page).inputValue(), 'Plan B', 'the one on the desk is renamed there');
  assert.deepEqual(problems, []);
  await close();
});

test('a link wins over what is kept and destroys nothing of it', async () => {
  const { page, context, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await name(page, 'My own plan');
  const golden = readFileSync(new URL('../data/golden_links.txt', import.meta.url), 'utf8');
  const payload = golden.split('\n').find((line) => line.endsWith(' colossus_edited')).split(' ')[0];
  const second = await context.newPage();
  await second.goto(`${site.address}#s=${payload}`);
  await waitForState(second, 'started');
  await readKpis(second);
  assert.equal(await title(second).inputValue(), 'Colossus with fewer turbines');
  await name(second, 'Their plan, changed');
  await openShelf(second);
  const rows = (await shelf(second).allInnerTexts()).join('\n');
  assert.match(rows, /My own plan/);
  assert.match(rows, /Their plan, changed/);
  await page.close();
  assert.deepEqual(problems, []);
  await close();
});

test('a link of two scenarios shows one and offers the other', async () => {
  const golden = readFileSync(new URL('../data/golden_links.txt', import.meta.url), 'utf8');
  const payload = golden.split('\n').find((line) => line.split(' ').length === 3).split(' ')[0];
  const { page, problems, close } = await openPage(browser, `${site.address}#s=${payload}`);
  const first = await readKpis(page);
  assert.match(await title(page).inputValue(), /^Colossus/);
  const before = await title(page).inputValue();
  await page.getByRole('button', { name: 'Show the other of its two scenarios' }).click();
  await page.waitForFunction((old) => !document.title.startsWith(`${old} ·`), before);
  assert.equal(await title(page).inputValue(), 'Colossus with fewer turbines');
  assert.notDeepEqual(await readKpis(page), first);
  await page.getByRole('button', { name: 'Show the other of its two scenarios' }).click();
  await page.waitForFunction((old) => document.title.startsWith(`${old} ·`), before);
  assert.deepEqual(problems, []);
  await close();
});

test('where storage is refused the desk says so and offers the file', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    IDBFactory.prototype.open = refuse;
    Storage.prototype.setItem = refuse;
  });
  await page.goto(site.address);
  await waitForState(page, 'started');
  await readKpis(page);
  await title(page).fill('Not kept');
  await title(page).press('Enter');
  await page.getByText('this browser refuses to save').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  assert.match(readFileSync(await (await download).path(), 'utf8'), /"title": "Not kept"/);
  await openShelf(page);
  await page.getByText('save them as files').waitFor();
  await context.close();
});

test('what fits only into the database is there on the next visit', async () => {
  const { page, context, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await name(page, 'Too large for the small storage');
  await page.evaluate(() => localStorage.clear());
  await reload(page);
  assert.equal(await title(page).inputValue(), 'Too large for the small storage');
  assert.deepEqual(problems, []);
  await close();
});

test('the browser is asked once to keep what is saved', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = async () => {
      globalThis.asked += 1;
      return true;
    };
  });
  await page.goto(site.address);
  await waitForState(page, 'started');
  await readKpis(page);
  assert.equal(await page.evaluate(() => globalThis.asked), 0);
  await name(page, 'One');
  await name(page, 'Two');
  assert.equal(await page.evaluate(() => globalThis.asked), 1);
  await context.close();
});

test('a list is imported from a file, reported line by line, and undone in one step', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  const before = await readKpis(page);
  const list = (text) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const input = page.locator('#file');
  await page.getByRole('button', { name: 'Open…' }).click();
  await input.setInputFiles(list('kind;key;count\nturbine;smt-130;twelve\nsubmarine;;1\n'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('nothing was imported because of 2 problems').waitFor();
  assert.deepEqual(await dialog.getByRole('listitem').allInnerTexts(), [
    'Line 2, count: “twelve” is not a number.',
    'Line 3, kind: “submarine” is no kind of equipment.',
  ]);
  assert.deepEqual(await checkAccessibility(page), []);
  await closeDialog(page);
  assert.deepEqual(await readKpis(page), before);

  await page.getByRole('button', { name: 'Open…' }).click();
  await input.setInputFiles(list('kind;key;count\nturbine;smt-130;12\nturbine;smt-130;3\n'));
  await dialog.getByText('2 items added, 0 changed').waitFor();
  await closeDialog(page);
  const undo = page.getByRole('button', { name: 'Undo' });
  assert.equal(await undo.getAttribute('title'), 'Undo: Several changes at once');
  await undo.click();
  assert.equal(await undo.getAttribute('title'), 'Undo: nothing');
  await until(() => readKpis(page), (now) => JSON.stringify(now) === JSON.stringify(before));
  assert.deepEqual(problems, []);
  await close();
});

test('cells of a spreadsheet are pasted', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'kind\tkey\tcount\r\nchiller\tair-cooled-1680\t4\r\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByRole('dialog').getByText('1 item added').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a link has a QR code, or a sentence why not', async () => {
  const { page, problems, close } = await openPage(browser, site.address);
  await readKpis(page);
  await page.getByRole('button', { name: 'Share link' }).click();
  await page.getByRole('button', { name: 'Show as a QR code' }).click();
  const code = page.getByRole('img', { name: 'QR code of the link' });
  await code.waitFor();
  const box = await code.boundingBox();
  assert.ok(200 < box.width && Math.abs(box.width - box.height) < 1);
  assert.deepEqual(await checkAccessibility(page), []);
  await closeDialog(page);
  // A long text makes a long link.
  const words = Array.from({ length: 300 }, (_, at) => ((at * 7919) % 9973).toString(36)).join(' ');
  await title(page).fill(words);
  await title(page).press('Enter');
  await page.getByRole('button', { name: 'Share link' }).click();
  await page.getByRole('button', { name: 'Show as a QR code' }).click();
  await page.getByText('a QR code that cameras read well holds 700').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
