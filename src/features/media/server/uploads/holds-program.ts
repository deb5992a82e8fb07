import "server-only";
import { SaxesParser } from "saxes";

/** A drawing that cannot be read whole cannot be called harmless. */
export const MOST_DRAWING_BYTES = 8 * 1024 * 1024;

const RUNNING = new Set([
  "script",
  "foreignobject",
  "iframe",
  "object",
  "embed",
  "handler",
  "listener",
  "audio",
  "video",
]);
const ANIMATING = new Set(["animate", "set", "animatetransform", "animatemotion"]);
const HARMLESS_DATA = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

/**
 * True for an SVG that could run or fetch something: scripts, handlers, foreign content, links that leave it, entities. What is
 * no well-formed XML counts as well, since browsers and we might read it differently.
 */
export function holdsProgram(text: string): boolean {
  let found = false;
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[") || /ENTITY/i.test(doctype)) found = true;
  });
  parser.on("processinginstruction", () => {
    found = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = local(name);
    if (RUNNING.has(element)) found = true;
    for (const [attribute, value] of Object.entries(attributes)) {
      if (isRunning(element, local(attribute), String(value))) found = true;
    }
  });
  parser.on("text", (styles) => {
    if (/@import|expression\s*\(/i.test(styles)) found = true;
  });
  parser.on("error", () => {
    found = true;
  });
  try {
    parser.write(text.replace(/^\uFEFF/, "")).close();
  } catch {
    return true;
  }
  return found;
}

const local = (name: string): string => (name.split(":").at(-1) ?? "").toLowerCase();

function isRunning(element: string, attribute: string, value: string): boolean {
  const bare = value.replace(/[\s\p{Cc}]/gu, "").toLowerCase();
  if (attribute.startsWith("on")) return true;
  if (attribute === "href" || attribute === "src") return !bare.startsWith("#") && !HARMLESS_DATA.test(bare);
  if (ANIMATING.has(element) && attribute === "attributename") return bare === "href" || bare.endsWith(":href");
  if (bare.includes("javascript:")) return true;
  return /url\((?!["']?(?:#|data:image\/))/.test(bare);
}
