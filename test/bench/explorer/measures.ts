/** What hands do on the map, and what it costs: `middle / worst` of some tries where there are several. */
import type { Page } from 'playwright-core';

const PAN_MS = 5_000;
/** A place without a node: who drags a large one carries it. */
const WATER = [300, 90] as const;

/** Frames a second of the page while the pointer drags the map. */
export async function panned(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = { frames: 0 };
    Object.assign(window, { seen });
    const next = (): void => {
      seen.frames += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const frames = (): Promise<number> => page.evaluate(() => Number(Reflect.get(Reflect.get(window, 'seen'), 'frames')));
  const [x, y] = WATER;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const before = await frames();
  const began = performance.now();
  for (let n = 0; performance.now() - began < PAN_MS; n++)
    await page.mouse.move(x + ((n * 9) % 160), y + ((n * 7) % 120));
  const rate = (1000 * ((await frames()) - before)) / (performance.now() - began);
  await page.mouse.up();
  return rate;
}

/** Milliseconds of script that the map spends on the pointer at each of some places: the middle and the worst. */
export async function hovered(page: Page): Promise<string> {
  const times = await page.evaluate(() => {
    const mouse = document.querySelector('.sigma-mouse');
    return Array.from({ length: 60 }, (_, i) => {
      const at = { clientX: 300 + ((i * 97) % 500), clientY: 120 + ((i * 53) % 560), bubbles: true };
      const began = performance.now();
      mouse?.dispatchEvent(new MouseEvent('mousemove', at));
      return performance.now() - began;
    });
  });
  return spread(times, 1);
}

/** `middle / worst`. */
function spread(times: readonly number[], digits: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1]!.toFixed(digits)} / ${sorted.at(-1)!.toFixed(digits)}`;
}

/** Processor time of the page's own thread so far, in milliseconds: what other jobs take of the machine is not in it. */
async function threadTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
}

/** From a click on a node until its panel stands and the map has been marked. */
export async function clicked(page: Page): Promise<Record<string, string>> {
  const spent = await threadTime(page);
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let i = 0; i < 200 && walls.length < 30; i++) {
    const at = { clientX: 300 + ((i * 97) % 500), clientY: 120 + ((i * 53) % 560), bubbles: true };
    const over = await page.evaluate((place) => {
      document.querySelector('.sigma-mouse')?.dispatchEvent(new MouseEvent('mousemove', place));
      return document.querySelector('.map.over-node') !== null;
    }, at);
    if (!over) continue;
    const before = await spent();
    walls.push(
      await page.evaluate(async (place) => {
        const began = performance.now();
        document.querySelector('.sigma-mouse')?.dispatchEvent(new MouseEvent('click', place));
        await new Promise((done) => setTimeout(done));
        return performance.now() - began;
      }, at),
    );
    cpus.push((await spent()) - before);
    await page.waitForTimeout(400);
  }
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  return { 'click (ms)': spread(walls, 1), 'click, CPU (ms)': spread(cpus, 1) };
}

/**
 * From a click on a community until the filtered map has been handed to the card and the counts of what is shown are
 * right; until the frame after, in which the card may still draw; and until the counts of all choices follow.
 */
export async function filtered(page: Page): Promise<Record<string, string>> {
  const spent = await threadTime(page);
  const rounds: { there: number; frame: number; counts: number; cpu: number }[] = [];
  for (let round = 0; round < 8; round++) {
    const before = await spent();
    await page.evaluate(() => {
      const text = (selector: string): string =>
        Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent).join();
      const [shown, counts] = [text('.showing'), text('.kinds .count')];
      const start = performance.now();
      const since = (): number => performance.now() - start;
      document.querySelector<HTMLElement>('.communities button')?.click();
      const seen = (async () => {
        await new Promise((done) => setTimeout(done));
        const there = text('.showing') === shown ? Number.NaN : since();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const frame = since();
        while (text('.kinds .count') === counts && since() < 5_000) await new Promise((done) => setTimeout(done, 1));
        return { there, frame, counts: since() };
      })();
      Object.assign(window, { seen });
      return new Promise((done) => setTimeout(done));
    });
    const cpu = (await spent()) - before;
    const seen = await page.evaluate(
      (): Promise<{ there: number; frame: number; counts: number }> => Reflect.get(window, 'seen'),
    );
    rounds.push({ ...seen, cpu });
    await page.waitForTimeout(1_500);
  }
  const of = (name: 'there' | 'frame' | 'counts' | 'cpu'): string =>
    spread(
      rounds.map((round) => round[name]),
      0,
    );
  return {
    'filter (ms)': of('there'),
    'its CPU (ms)': of('cpu'),
    'its frame (ms)': of('frame'),
    'its counts (ms)': of('counts'),
  };
}

/** Milliseconds until the server's answer to a search, its index being made. */
export async function searched(page: Page): Promise<string> {
  const time = await page.evaluate(async () => {
    await (await fetch('api/search?q=lora&limit=20')).json();
    const start = performance.now();
    await (await fetch('api/search?q=transf&limit=20')).json();
    return performance.now() - start;
  });
  return time.toFixed(0);
}
