import type { Nodes, RootContent } from "mdast";
import { type BlockJson, textAttr } from "./block-json";
import { blockFromMarkdown } from "./blocks-from-markdown";
import { parseMarkdown, type WritingStyle, writeMarkdown } from "./markdown-dialect";
import { treesOf } from "./markdown-from-blocks";
import { asRendered, treeText } from "./normalize-tree";
import { spaceBetween } from "./space-between";
import { lineEndOf, type SourceBlock, splitOrWhole } from "./split-blocks";
import { tidyLines } from "./tidy-lines";

interface KeptBlock {
  text: string;
  tail: string;
  /** What the block says, whatever its bytes: as long as the editor's block says the same, the bytes are kept. */
  fingerprint: string;
}

/** A lesson's text as it was opened. `blocks` go to the editor; each carries `attrs.origin`, its place here. */
export interface LessonDocument {
  source: string;
  lead: string;
  kept: readonly KeptBlock[];
  blocks: BlockJson[];
  lineEnd: "\n" | "\r\n" | "\r";
}

const fingerprints = new WeakMap<BlockJson, string>();

/** Equal for blocks that say the same in Markdown, whatever else the editor notes on them. */
export function fingerprintOf(block: BlockJson): string {
  const known = fingerprints.get(block);
  if (known !== undefined) return known;
  const fingerprint = treeText(treesOf([block]));
  fingerprints.set(block, fingerprint);
  return fingerprint;
}

/**
 * Opens a lesson's Markdown for editing: a block of the editor where writing it and reading it again shows the same, a
 * `source` block with the bytes where not. A text too deeply nested to parse is one `source` block.
 */
export function openLesson(source: string): LessonDocument {
  const { lead, blocks, body } = splitOrWhole(source);
  const opened = blocks.map((block, origin): BlockJson => {
    const json = editableBlock(block, body) ?? { type: "source", attrs: { text: block.text } };
    return { ...json, attrs: { ...json.attrs, origin } };
  });
  const kept = blocks.map(({ text, tail }, index) => {
    const block = opened[index];
    return { text, tail, fingerprint: block ? fingerprintOf(block) : "" };
  });
  return { source, lead, kept, blocks: opened, lineEnd: lineEndOf(source) };
}

function editableBlock({ node, text }: SourceBlock, body: string): BlockJson | null {
  if (node.type === "html") return null;
  const shown = asRendered(node, body);
  const json = blockFromMarkdown(shown, body);
  if (!json) return null;
  if (isPlain(shown)) return json;
  const written = writeMarkdown({ type: "root", children: treesOf([json]) as RootContent[] }, styleOf(text));
  if (written.trimEnd() === text.replaceAll(/\r\n?/g, "\n")) return json;
  const again = parseMarkdown(written + stubsFor(node));
  const count = again.children.length - stubsOf(node).length;
  const back = asRendered({ ...again, children: again.children.slice(0, count) }, written);
  return treeText(back.children) === treeText([shown]) ? json : null;
}

/** Text of letters, figures and quiet marks: nothing in it can mean anything else. */
function isPlain(node: RootContent): boolean {
  if (node.type !== "paragraph" && node.type !== "heading") return false;
  const [only, ...others] = node.children;
  return only?.type === "text" && others.length === 0 && /^\p{L}[\p{L}\p{N} ,;'"?()’‘“”–—…%-]*\.?$/u.test(only.value);
}

/** References are only read as such where there is something that they refer to. */
function stubsOf(node: Nodes): string[] {
  if (node.type === "footnoteReference") return [`[^${node.label ?? node.identifier}]: x`];
  if (node.type === "linkReference" || node.type === "imageReference") {
    const inside = node.type === "linkReference" ? node.children.flatMap(stubsOf) : [];
    return [`[${node.label ?? node.identifier}]: x`, ...inside];
  }
  return "children" in node ? [...new Set((node.children as Nodes[]).flatMap(stubsOf))] : [];
}

function stubsFor(node: Nodes): string {
  const stubs = stubsOf(node);
  return stubs.length > 0 ? `\n${stubs.join("\n\n")}\n` : "";
}

/** The author's own habits, so that a change stays small. */
function styleOf(text: string): WritingStyle {
  const bullet = /^[ \t]*([-*+])[ \t]/.exec(text)?.[1];
  return {
    bullet: bullet === "*" || bullet === "+" ? bullet : "-",
    emphasis:
      /(?:^|[^\w\\])_[^\s_]/.test(text) && !/(?:^|[^*\\])\*[^\s*]/.test(text.replace(/^[ \t]*\*/gm, "")) ? "_" : "*",
    fence: /^[ \t]*~~~/m.test(text) ? "~" : "`",
    lineBreak: / {2}(?:\r\n|\r|\n)/.test(text) && !/\\(?:\r\n|\r|\n)/.test(text) ? "  " : "\\",
  };
}

interface Piece {
  text: string;
  origin: number | null;
  isKept: boolean;
}

/**
 * The Markdown of the editor's blocks. A block that says what it said when it was opened is written with its own bytes;
 * everything else is written again. Never throws, whatever the blocks hold.
 */
export function composeMarkdown(document: LessonDocument, blocks: readonly BlockJson[]): string {
  const pieces = blocks.map((block) => pieceOf(document, block)).filter((piece) => piece.text.trim() !== "");
  const last = document.kept.at(-1)?.tail ?? document.lineEnd;
  let text = document.lead;
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    text += piece.text + (next ? spaceOf(document, piece, next) : last);
  });
  return text;
}

function pieceOf(document: LessonDocument, block: BlockJson): Piece {
  const noted = typeof block.attrs?.origin === "number" ? block.attrs.origin : null;
  // A block that went through the clipboard has lost its place; what it says finds it again.
  const origin = noted ?? document.kept.findIndex(({ fingerprint }) => fingerprint === fingerprintOf(block));
  const kept = document.kept[origin];
  if (kept && kept.fingerprint === fingerprintOf(block)) return { text: kept.text, origin, isKept: true };
  const written =
    block.type === "source"
      ? textAttr(block, "text")
      : writeMarkdown(
          tidyLines({ type: "root", children: treesOf([block]) as RootContent[] }),
          styleOf(kept?.text ?? ""),
        );
  const text = written.replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "");
  return { text: text.replaceAll("\n", document.lineEnd), origin: kept ? origin : null, isKept: false };
}

/** The space that stood there, if it still keeps the two apart; otherwise the least that does. */
function spaceOf({ kept, lineEnd }: LessonDocument, before: Piece, after: Piece): string {
  const isOldPlace = before.origin !== null && after.origin === before.origin + 1;
  const old = isOldPlace ? kept[before.origin ?? -1]?.tail : undefined;
  if (old !== undefined && before.isKept && after.isKept) return old;
  return spaceBetween(before.text, after.text, old === undefined ? [] : [old], lineEnd);
}
