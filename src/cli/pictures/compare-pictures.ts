import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import pixelmatch from "pixelmatch";
import sharp from "sharp";

/** Two pictures of one page. `share` is that of the larger one's pixels which differ to the eye, from 0 to 1. */
export interface Comparison {
  name: string;
  share: number;
}

interface Picture {
  data: Buffer;
  width: number;
  height: number;
}

async function readPicture(path: string): Promise<Picture> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** On a canvas as large as both need: what only one of them has is transparent in the other, and so differs. */
function onCanvas({ data, width, height }: Picture, to: { width: number; height: number }): Buffer {
  if (width === to.width && height === to.height) return data;
  const canvas = Buffer.alloc(to.width * to.height * 4);
  for (let row = 0; row < height; row += 1)
    data.copy(canvas, row * to.width * 4, row * width * 4, (row + 1) * width * 4);
  return canvas;
}

/** The share of pixels that differ between two PNG files; smoothing of edges is not a difference. */
export async function differenceOf(before: string, after: string): Promise<number> {
  const [a, b] = await Promise.all([readPicture(before), readPicture(after)]);
  const to = { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };
  const different = pixelmatch(onCanvas(a, to), onCanvas(b, to), undefined, to.width, to.height, { threshold: 0.1 });
  return different / (to.width * to.height);
}

/** Compares all pictures of two folders by name. @throws Error when one folder has a picture that the other lacks. */
export async function comparePictures(before: string, after: string): Promise<Comparison[]> {
  const names = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".png"));
  const all = [...new Set([...names(before), ...names(after)])].sort();
  const lacking = all.filter((name) => !existsSync(join(before, name)) || !existsSync(join(after, name)));
  if (lacking.length > 0) throw new Error(`Only one of the two has ${lacking.join(", ")}.`);
  const compared: Comparison[] = [];
  for (const name of all) compared.push({ name, share: await differenceOf(join(before, name), join(after, name)) });
  return compared.sort((a, b) => b.share - a.share);
}

/** A page that shows each pair side by side, the most different first. */
export function writeSheet(
  file: string,
  compared: readonly Comparison[],
  [before, after]: readonly [string, string],
): void {
  const source = (folder: string, name: string) => relative(join(file, ".."), join(folder, name));
  const rows = compared.map(
    ({ name, share }) => `<h2>${name} (${percentOf(share)})</h2>
<div><img loading="lazy" alt="before" src="${source(before, name)}"><img loading="lazy" alt="after" src="${source(after, name)}"></div>`,
  );
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title>Before and after</title>
<style>body{font:14px sans-serif}div{display:flex;gap:1rem;align-items:start}img{max-width:48%;border:1px solid}</style>
${rows.join("\n")}\n`,
  );
}

export const percentOf = (share: number): string => `${(share * 100).toFixed(3)}%`;
