import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { iconNames } from "@/components/ui/icon-names";

type Node = [tag: string, attributes: Record<string, string>];
type Drawing = { __iconData?: { node: Node[] } };

const resolve = createRequire(import.meta.url).resolve;

/** An icon's drawing; an older name only points to the file of the newer one. */
async function loadDrawing(path: string): Promise<Drawing> {
  const drawing = (await import(pathToFileURL(path).href)) as Drawing;
  if (drawing.__iconData) return drawing;
  const newer = /from '(\.\/[\w-]+\.mjs)'/.exec(await readFile(path, "utf8"))?.[1];
  if (!newer) throw new Error(`Lucide has no drawing in ${path}`);
  return loadDrawing(join(dirname(path), newer));
}

/** One icon as a symbol, from Lucide's own drawing. */
async function drawSymbol(name: string): Promise<string> {
  const drawing = await loadDrawing(resolve(`lucide-react/icons/${name}`));
  const shapes = (drawing.__iconData?.node ?? []).map(([tag, { key: _key, ...attributes }]) => {
    const text = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`);
    return `<${tag}${text.join("")}/>`;
  });
  return `  <symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
}

const target = new URL("../components/ui/icons.svg", import.meta.url);
const symbols = await Promise.all(iconNames.map(drawSymbol));
const note = "<!-- Drawn from Lucide (ISC license, lucide.dev) by src/cli/draw-icons.ts -->";
await writeFile(
  target,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n  ${note}\n${symbols.join("\n")}\n</svg>\n`,
);
console.log(`${symbols.length} icons drawn`);
