import "server-only";
import type { Element, ElementContent, Nodes, Root, RootContent } from "hast";
import { raw } from "hast-util-raw";
import type { Block, BlockKind } from "./block";
import { SourceProblem } from "./source-problem";

/** What a page carries that is not its text. */
const passedOver = new Set(
  "title script style template noscript head object embed applet iframe svg math canvas audio video nav select option datalist button textarea".split(
    " ",
  ),
);
const inline = new Set(
  "a abbr b bdi bdo br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** The blocks of a page. Nothing of it is run or fetched. @throws SourceProblem "tangled" */
export function readHtml(source: string): Block[] {
  try {
    const tree = raw({ type: "root", children: [{ type: "raw", value: source }] } as unknown as Nodes) as Root;
    const blocks: Block[] = [];
    collect(tree.children, "paragraph", blocks);
    return blocks;
  } catch (error) {
    // Elements within elements, deeper than the stack.
    if (error instanceof RangeError) throw new SourceProblem("tangled");
    throw error;
  }
}

function collect(nodes: readonly (RootContent | ElementContent)[], kind: BlockKind, blocks: Block[]): void {
  let run = "";
  /** What of it is no link, nor said of an image. */
  let words = "";
  const endRun = () => {
    if (run.trim() !== "") blocks.push({ kind, text: run, isLinks: !/[\p{L}\p{N}]/u.test(words) });
    run = words = "";
  };
  for (const node of nodes) {
    if (node.type === "text") {
      run += node.value;
      words += node.value;
    } else if (node.type === "element" && !passedOver.has(node.tagName)) {
      if (isInline(node)) {
        run += plain(node);
        words += withoutLinks(node);
      } else {
        endRun();
        addBlock(node, kind, blocks);
      }
    }
  }
  endRun();
}

function addBlock(element: Element, kind: BlockKind, blocks: Block[]): void {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) blocks.push({ kind: "heading", level: Number(level), text: plain(element) });
  else if (element.tagName === "pre") blocks.push({ kind: "code", text: plain(element) });
  else if (element.tagName === "tr")
    blocks.push({ kind, text: element.children.map(plain).filter(hasWords).join(" | ") });
  else collect(element.children, element.tagName === "li" ? "item" : kind, blocks);
}

const hasWords = (text: string): boolean => text.trim() !== "";

const isInline = (element: Element): boolean =>
  inline.has(element.tagName) && element.children.every((child) => child.type !== "element" || isInline(child));

function withoutLinks(node: RootContent | ElementContent): string {
  if (node.type !== "element") return plain(node);
  if (node.tagName === "a" || node.tagName === "img") return "";
  return node.children.map(withoutLinks).join("");
}

function plain(node: RootContent | ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || passedOver.has(node.tagName)) return "";
  if (node.tagName === "br") return "\n";
  if (node.tagName === "img") return String(node.properties.alt ?? "");
  return node.children.map(plain).join("");
}
