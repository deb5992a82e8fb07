import "@/features/media/linear-edits";
import type { Literal, Root } from "mdast";
import { directiveFromMarkdown, directiveToMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown, mathToMarkdown } from "mdast-util-math";
import {
  type ConstructName,
  defaultHandlers,
  type Handle,
  type Options,
  toMarkdown,
  type Unsafe,
} from "mdast-util-to-markdown";
import { directive } from "micromark-extension-directive";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { combineExtensions } from "micromark-util-combine-extensions";
import { listsAfterCode } from "@/features/media/indented-code";

/** A piece of Markdown that is written as it is: what no block of the editor can express. */
export interface Raw extends Literal {
  type: "raw";
}

declare module "mdast" {
  interface RootContentMap {
    raw: Raw;
  }
  interface PhrasingContentMap {
    raw: Raw;
  }
  interface BlockContentMap {
    raw: Raw;
  }
}

const syntax = combineExtensions([listsAfterCode, gfm(), math(), directive()]);
const mdastExtensions = [gfmFromMarkdown(), mathFromMarkdown(), directiveFromMarkdown()];

/** The dialect of the renderer, made of the same parts. Positions are offsets into `source`. */
export function parseMarkdown(source: string): Root {
  return fromMarkdown(source, { extensions: [syntax], mdastExtensions });
}

export interface WritingStyle {
  bullet?: "-" | "*" | "+";
  emphasis?: "*" | "_";
  fence?: "`" | "~";
  /** What is before the line end of a break inside a paragraph. */
  lineBreak?: "\\" | "  ";
}

/** A break by two spaces where the author writes it so; where nothing is before it, they would be an empty line. */
function writeBreak(sign: "\\" | "  "): Handle {
  return (node, parent, state, info) => {
    const written = defaultHandlers.break(node, parent, state, info);
    const before = parent?.children[parent.children.indexOf(node) - 1];
    return written === "\\\n" && before !== undefined && before.type !== "break" ? `${sign}\n` : written;
  };
}

const directives = directiveToMarkdown();
const addresses: ConstructName[] = ["destinationLiteral", "destinationRaw", "titleQuote"];

/**
 * A directive of a line is text again when it is shown (`asRendered`), so a colon needs no backslash in prose and in
 * addresses (`lesson:hello`): only where a label or attributes follow, whose own backslashes would be shown.
 */
function quietColon(pattern: Unsafe): Unsafe {
  const isInProse = [pattern.inConstruct].flat().includes("phrasing");
  return pattern.character === ":" && pattern.after && isInProse
    ? { ...pattern, after: "[^\\s\\p{P}\\p{S}][\\w-]*(?:[[{]|$)", notInConstruct: addresses }
    : pattern;
}

const extensions: Options["extensions"] = [
  gfmToMarkdown({ tablePipeAlign: false }),
  mathToMarkdown(),
  { ...directives, unsafe: directives.unsafe?.map(quietColon) },
];

/** The Markdown of a tree, with `\n` for line ends and one at its end. */
export function writeMarkdown(
  tree: Root,
  { bullet = "-", emphasis = "*", fence = "`", lineBreak = "\\" }: WritingStyle = {},
): string {
  return toMarkdown(tree, {
    extensions,
    bullet,
    bulletOther: bullet === "*" ? "-" : "*",
    emphasis,
    fence,
    rule: "-",
    listItemIndent: "one",
    handlers: { raw: (node: Raw) => node.value, break: writeBreak(lineBreak) },
  });
}
