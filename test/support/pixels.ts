/** What a screenshot shows: how much of it is neither background nor grey. */
import type { Page } from 'playwright-core';

/** Share of the page's pixels with clear colour (chroma over 40 of 255), 0 to 1. */
export async function colouredShare(page: Page): Promise<number> {
  const image = (await page.screenshot({ type: 'png' })).toString('base64');
  // Counted on a blank page: the explorer's own page refuses to fetch data addresses.
  const blank = await page.context().newPage();
  const share = await blank.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let coloured = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      const [r, g, b] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
      if (Math.max(r, g, b) - Math.min(r, g, b) > 40) coloured += 1;
    }
    return coloured / (pixels.length / 4);
  }, image);
  await blank.close();
  return share;
}
