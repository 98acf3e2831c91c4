/**
 * Neo4j Browser as a person has it, photographed: `node test/neo4j/start.mjs browser FOLDER` starts the real server,
 * loads the sample, logs in with a password, drops favourites and style onto the page, and draws an answer of the cookbook.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from '../support/chromium.ts';
import { startNeo4j } from './server.ts';

const [, folder = 'neo4j-browser'] = process.argv.slice(2);
const PASSWORD = 'kindred-browser';
mkdirSync(folder, { recursive: true });

const server = await startNeo4j({ password: PASSWORD, gds: false, quick: true });
const browser = await launch();
try {
  const corpus = join(server.home, 'corpus');
  const favourites = join(server.home, 'kindred.zip');
  const env = { ...process.env, NEO4J_PASSWORD: PASSWORD };
  const kindred = (...args: string[]) =>
    execFileSync(process.execPath, ['dist/src/cli.js', ...args], { env, encoding: 'utf8' });
  kindred('ingest', '--store', corpus, 'dist/src/sample/papers.jsonl');
  kindred('load', '--store', corpus, '--to', server.uri);
  kindred('query', '--favourites', favourites);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  await login(page);
  await drop(page, 'kindred.grass', Buffer.from(kindred('query', '--style')));
  await drop(page, 'kindred.zip', readFileSync(favourites));
  await page.getByTestId('navigationFavorites').click();
  await page.getByTestId('expandFolder-Kindred').click();
  await page.getByText('Around a method').first().waitFor();
  await shoot(page, 'favourites');
  await drawn(page, 'Around a method');
} finally {
  await browser.close();
  await server.stop();
}

function shoot(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: join(folder, `${name}.png`) });
}

async function login(page: Page): Promise<void> {
  const { host } = new URL(server.browser);
  await page.goto(`http://${host}/browser/?dbms=${encodeURIComponent(server.uri)}&db=neo4j`);
  await page.getByTestId('username').fill('neo4j');
  await page.getByTestId('password').fill(PASSWORD);
  await page.getByTestId('connect').click();
  await page.getByText('You are connected as user').waitFor();
  await shoot(page, 'logged-in');
}

/** As a file dragged from the desktop. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const files = await page.evaluateHandle(
    ([label, data]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], label));
      return transfer;
    },
    [name, bytes.toString('base64')] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('[data-testid="activeEditor"]', type, { dataTransfer: files });
  }
  await page.waitForTimeout(2000);
  await shoot(page, `dropped-${name}`);
}

/** Runs the favourite of that title, closes the drawer, and waits until the picture stands still. */
async function drawn(page: Page, title: string): Promise<void> {
  await page.getByText(title).first().click();
  await page.waitForTimeout(1000);
  await page.getByTestId('editor-Run').click();
  await page.getByTestId('navigationFavorites').click();
  await page.getByTestId('cypherFrameSidebarVisualization').first().waitFor();
  await page.waitForTimeout(10_000);
  await shoot(page, 'answer');
}
