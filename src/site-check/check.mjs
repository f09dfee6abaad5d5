// Looks at every page of target/site in a real Chromium, as files of a folder: requests that leave it, errors in the console, links
// and anchors that lead nowhere, what axe finds (headings, contrast, names), in the light and in the dark, and pages that are wider
// than a phone. Then the search is asked, and pictures are taken for a person. Ends with 1 if anything was found.
import {readdirSync, mkdirSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {createRequire} from 'node:module';
import path from 'node:path';
import {chromium} from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const site = path.join(root, 'target/site');
const pictures = path.join(root, 'target/site-check');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = {width: 375, height: 740};
const SCREEN = {width: 1280, height: 900};

const pages = readdirSync(site).filter((name) => name.endsWith('.html')).sort();
const address = (page) => pathToFileURL(path.join(site, page)).href;
const found = new Set();
const report = (page, words) => found.add(`${page}: ${words}`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const open = async (viewport, colorScheme) => {
  const context = await browser.newContext({viewport, colorScheme});
  const page = await context.newPage();
  const name = () => path.basename(page.url().replace(/[#?].*/, ''));
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(site).href) && !request.url().startsWith('data:')) {
      report(name(), `asks ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => request.failure().errorText === 'net::ERR_ABORTED'
    || report(name(), `cannot load ${request.url()}`));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && report(name(), message.text()));
  page.on('pageerror', (error) => report(name(), error.message));
  return page;
};

const ids = new Map();
const links = [];
for (const colours of ['light', 'dark']) {
  const page = await open(SCREEN, colours);
  for (const name of pages) {
    await page.goto(address(name));
    await page.addScriptTag({path: axe});
    const {violations} = await page.evaluate(() => window.axe.run({preload: false}));
    violations.forEach((rule) => rule.nodes.slice(0, 3).forEach((node) =>
      report(name, `axe, ${colours}: ${rule.id}: ${node.html.slice(0, 120)}: ${node.failureSummary.split('\n')[1]}`)));
    ids.set(name, new Set(await page.$$eval('[id], a[name]', (all) => all.map((each) => each.id || each.getAttribute('name')))));
    (await page.$$eval('a[href]', (all) => all.map((each) => each.href))).forEach((href) => links.push([name, href]));
  }
}

for (const [name, href] of links) {
  if (href.startsWith('file:')) {
    const url = new URL(href);
    const target = path.basename(url.pathname);
    if (!ids.has(target) || (url.hash && !ids.get(target).has(decodeURIComponent(url.hash.slice(1))))) {
      report(name, `leads nowhere: ${target}${url.hash}`);
    }
  }
}

const phone = await open(PHONE, 'light');
for (const name of pages) {
  await phone.goto(address(name));
  const width = await phone.evaluate(() => document.documentElement.scrollWidth);
  if (width > PHONE.width) {
    report(name, `is ${width} pixels wide on a phone`);
  }
}

const search = await open(SCREEN, 'light');
for (const [words, expected] of [['docker.layout', 'task-layers.html'], ['docker.layout', 'build-mojo.html'],
  ['wrong password registry', 'how-faults.html'], ['한국어', 'korean.html']]) {
  await search.goto(address('index.html'));
  await search.fill('#search', words);
  await search.waitForSelector('#results a', {timeout: 5000}).catch(() => {});
  const results = await search.$$eval('#results a', (all) => all.map((each) => each.href));
  if (!results.some((href) => href.includes(expected))) {
    report('search', `'${words}' does not find ${expected}, but ${results.map((href) => path.basename(href)).join(', ')}`);
  }
}

mkdirSync(pictures, {recursive: true});
for (const [viewport, kind] of [[SCREEN, 'screen'], [PHONE, 'phone']]) {
  for (const colours of ['light', 'dark']) {
    const page = await open(viewport, colours);
    for (const name of ['index', 'task-layers', 'reference-run', 'how-fast', 'build-mojo', 'korean']) {
      await page.goto(address(`${name}.html`));
      await page.screenshot({path: path.join(pictures, `${name}-${kind}-${colours}.png`)});
    }
  }
}
await browser.close();

[...found].sort().forEach((line) => console.log(line));
console.log(`${pages.length} pages, ${links.length / 2} links: ${found.size} faults. Pictures: ${path.relative(root, pictures)}`);
process.exit(found.size === 0 ? 0 : 1);
