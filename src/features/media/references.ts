import "@/features/media/linear-edits";
import type { Nodes } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

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

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective).freeze();

/**
 * Every address in a text, in its order: links, images, definitions, attributes of raw HTML and of directives; not those in
 * code. Throws a RangeError for a text that is nested too deeply.
 */
export function readReferences(source: string): Reference[] {
  const found: Reference[] = [];
  visit(markdown.parse(source) as Nodes, (node) => {
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
  return found.sort((a, b) => a.start - b.start);
}

/** The text with each address replaced by what `decide` gives for it; null leaves it. */
export function replaceReferences(
  source: string,
  references: readonly Reference[],
  decide: (reference: Reference) => string | null,
): string {
  let result = "";
  let from = 0;
  for (const reference of references) {
    const replacement = decide(reference);
    if (replacement === null || reference.start < from) continue;
    result += source.slice(from, reference.start) + replacement;
    from = reference.end;
  }
  return result + source.slice(from);
}

/** A course path as it may be in a Markdown link or an HTML attribute. */
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
