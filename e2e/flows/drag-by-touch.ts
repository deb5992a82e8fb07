import type { Locator, Page } from "@playwright/test";

/** A place on something, in shares of its width and height from its upper left corner; its middle where nothing is said. */
export interface Spot {
  on: Locator;
  across?: number;
  down?: number;
}

interface Point {
  x: number;
  y: number;
}

async function pointAt({ on, across = 0.5, down = 0.5 }: Spot): Promise<Point> {
  const box = await on.boundingBox();
  if (!box) throw new Error(`${on} isn't there to be touched.`);
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

interface Finger {
  from: Spot;
  to: Spot;
}

/** The finger rests for the last part: lifted at speed, it would have the browser scroll on, and the next tap would but stop that. */
const stepSeconds = 0.04;
const restSeconds = 0.2;

/**
 * One finger from one place to another, in real touches: whether they drag, scroll or tap is for the browser to find out. Where it
 * is said, a second finger is put on the screen meanwhile, moves and is lifted before the first.
 */
export async function dragByTouch(page: Page, from: Spot, to: Spot, second?: Finger): Promise<void> {
  // In the middle of the window, since a drag along its edges scrolls it.
  await to.on.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const [start, end] = [await pointAt(from), await pointAt(to)];
  const other = second && { start: await pointAt(second.from), end: await pointAt(second.to) };
  const browser = await page.context().newCDPSession(page);
  // The times are said and not taken: a busy machine drags as fast as an idle one.
  let timestamp = Date.now() / 1000;
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", fingers: Record<number, Point>) => {
    timestamp += stepSeconds;
    const touchPoints = Object.entries(fingers).map(([id, point]) => ({ id: Number(id), ...point }));
    await browser.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  };
  await touch("touchStart", { 0: start });
  for (const share of [0.1, 0.3, 0.5]) await touch("touchMove", { 0: between(start, end, share) });
  if (other) {
    const first = between(start, end, 0.5);
    await touch("touchStart", { 0: first, 1: other.start });
    for (const share of [0.5, 1]) await touch("touchMove", { 0: first, 1: between(other.start, other.end, share) });
    await touch("touchEnd", { 1: other.end });
  }
  for (const share of [0.7, 0.9, 0.99]) await touch("touchMove", { 0: between(start, end, share) });
  timestamp += restSeconds;
  await touch("touchMove", { 0: end });
  await touch("touchEnd", { 0: end });
  await browser.detach();
}
