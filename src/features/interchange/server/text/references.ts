import "server-only";
import { LRUCache } from "lru-cache";
import type { Nodes } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { ImportError } from "@/features/interchange/import-error";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";

/** A place in a Markdown source that names an address. */
export interface Reference {
  kind: "link" | "image" | "media";
  /** As written, still encoded. */
  url: string;
  /** Line in the source, counted from 1. */
  line: number;
  start: number;
  end: number;
}

/** A text is looked at more than once on its way in. */
const recent = new LRUCache<string, readonly Reference[]>({
  maxSize: 4_000_000,
  sizeCalculation: (found, source) => source.length + found.length * 100 + 1,
});

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective).freeze();

/** Every address in a text: links, pictures, definitions, attributes of raw HTML and of directives; not those in code. */
export function findReferences(source: string, file: string): readonly Reference[] {
  // Parsing is dear, and most short texts have nothing that could be an address.
  if (!/\]\(|\]:|<[a-z]|::/i.test(source)) return [];
  const known = recent.get(source);
  if (known !== undefined) return known;
  collectGarbage();
  const found: Reference[] = [];
  visit(parse(source, file), (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    const line = node.position?.start.line ?? 1;
    for (const part of partsOf(node, source.slice(start, end))) {
      const before = source.slice(start, start + part.at).split("\n").length - 1;
      const at = start + part.at;
      found.push({ kind: part.kind, url: part.url, line: line + before, start: at, end: at + part.url.length });
    }
  });
  found.sort((a, b) => a.start - b.start);
  recent.set(source, found);
  return found;
}

/** The text with each address replaced by what `decide` gives for it; null leaves it. */
export function rewriteReferences(
  source: string,
  file: string,
  decide: (reference: Reference) => string | null,
): string {
  let result = "";
  let from = 0;
  for (const reference of findReferences(source, file)) {
    const replacement = decide(reference);
    if (replacement === null || reference.start < from) continue;
    result += source.slice(from, reference.start) + replacement;
    from = reference.end;
  }
  return result + source.slice(from);
}

function parse(source: string, file: string): Nodes {
  try {
    return markdown.parse(source);
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError("This text is nested too deeply to be read.", file);
    throw error;
  }
}

interface Part {
  kind: Reference["kind"];
  url: string;
  at: number;
}

function partsOf(node: Nodes, slice: string): Part[] {
  switch (node.type) {
    case "image":
      return destination(slice, slice.lastIndexOf("]("), "image");
    case "link":
      return slice.startsWith("[") ? destination(slice, slice.lastIndexOf("]("), "link") : [];
    case "definition":
      return destination(slice, slice.indexOf("]:"), "link");
    case "html":
      return attributes(slice, /\s(src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi);
    case "leafDirective":
      return attributes(slice, /[{\s](src|url|captions)=(?:"([^"]*)"|'([^']*)')/g);
    default:
      return [];
  }
}

function destination(slice: string, bracket: number, kind: Reference["kind"]): Part[] {
  if (bracket < 0) return [];
  const gap = /^\s*/.exec(slice.slice(bracket + 2))?.[0].length ?? 0;
  const at = bracket + 2 + gap;
  const rest = slice.slice(at);
  if (rest.startsWith("<")) {
    const url = rest.slice(1, Math.max(1, rest.indexOf(">")));
    return [{ kind, url, at: at + 1 }];
  }
  const url = bareDestination(rest);
  return url === "" ? [] : [{ kind, url, at }];
}

/** Up to white space or the parenthesis that closes the link. */
function bareDestination(rest: string): string {
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at] ?? "";
    if (character === "\\") at += 1;
    else if (/\s/.test(character)) return rest.slice(0, at);
    else if (character === "(") depth += 1;
    else if (character === ")") {
      if (depth === 0) return rest.slice(0, at);
      depth -= 1;
    }
  }
  return rest;
}

function attributes(slice: string, pattern: RegExp): Part[] {
  return Array.from(slice.matchAll(pattern), (match) => {
    const url = match[2] ?? match[3] ?? "";
    const kind: Part["kind"] = (match[1] ?? "").toLowerCase() === "href" ? "link" : "media";
    return { kind, url, at: match.index + match[0].length - 1 - url.length };
  }).filter((part) => part.url !== "");
}

/** A course path as it may stand in a Markdown link or an HTML attribute. */
export function toDestination(path: string): string {
  return path.replace(
    /[\s()<>"'\\%#?[\]`&*|]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}

/** Where an address points inside the course: its path without query and fragment, or null when it leads elsewhere. */
export function localPath(url: string): { path: string; suffix: string; fromRoot: boolean } | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//") || url.startsWith("#") || url.trim() === "") return null;
  const cut = url.search(/[?#]/);
  const bare = cut < 0 ? url : url.slice(0, cut);
  if (bare === "") return null;
  let decoded = bare.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A lone percent sign stands for itself.
  }
  const suffix = cut < 0 ? "" : url.slice(cut);
  return { path: decoded.normalize("NFC"), suffix, fromRoot: decoded.startsWith("/") };
}

/** `path` seen from `folder`, both relative to the course root; null when it climbs out. */
export function resolvePath(folder: string, path: string): string | null {
  const steps = path.startsWith("/") || folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return null;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** The folder part of a path, "" at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
