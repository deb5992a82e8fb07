import "server-only";
import "@/features/media/linear-edits";
import type { Root as HtmlRoot } from "hast";
import { raw } from "hast-util-raw";
import { sanitize } from "hast-util-sanitize";
import type { Code, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { type Processor, unified } from "unified";
import { visit } from "unist-util-visit";
import type { ContentWords } from "@/features/media/content-words";
import { listsAfterCode } from "@/features/media/indented-code";
import { renderAlerts, renderDirectives } from "@/features/media/server/content/callouts";
import { assertBounded } from "@/features/media/server/content/content-budget";
import { contentSchema, preparePageElements } from "@/features/media/server/content/content-schema";
import { isTangled } from "@/features/media/tangled-text";

function readListsAfterCode(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), listsAfterCode];
}

const markdown = unified()
  .use(remarkParse)
  .use(readListsAfterCode)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkDirective)
  .freeze();

/** "It costs $5 or $10" is money: as in Pandoc, math touches its dollars and no digit follows the closing one. */
function keepMoney(tree: Root, source: string): void {
  visit(tree, "inlineMath", (node, index, parent) => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const text = source.slice(from, to);
    const single = text.startsWith("$") && !text.startsWith("$$") && !text.startsWith("$`");
    const inside = text.slice(1, -1);
    if (!single || (inside.trim() === inside && !/\d/.test(source[to] ?? ""))) return;
    parent?.children.splice(index ?? 0, 1, { type: "text", value: text });
  });
}

/** ```` ```python title="clocks.py" ```` and ```` ```python clocks.py ```` name the block. */
function keepCodeTitles(tree: Root): void {
  visit(tree, "code", (node: Code) => {
    const meta = node.meta ?? "";
    const title = /title=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(meta);
    const bare = /^[\w./-]+\.\w+$/.exec(meta.trim());
    const name = title?.[1] ?? title?.[2] ?? title?.[3] ?? bare?.[0];
    if (name) node.data = { ...node.data, hProperties: { dataTitle: name } } as Code["data"];
  });
}

/**
 * The one place where what an author wrote becomes elements: Markdown with raw HTML in, a tree that holds only what
 * `contentSchema` allows out. Whatever runs later builds on this tree and never on the source.
 * Throws a RangeError for a text too tangled to parse.
 */
export function parseContent(source: string, words: ContentWords): HtmlRoot {
  if (isTangled(source)) throw new RangeError("tangled text");
  const text = source.replaceAll("\u0000", "\uFFFD");
  const tree = markdown.parse(text) as Root;
  assertBounded(tree);
  keepMoney(tree, text);
  keepCodeTitles(tree);
  renderDirectives(tree, text, words);
  renderAlerts(tree, words);
  const toElements = unified().use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: "",
    footnoteLabel: words.footnotes,
    footnoteLabelProperties: {},
    footnoteBackLabel: (reference: number, again: number) =>
      words.backToReference(again > 1 ? `${reference + 1}-${again}` : `${reference + 1}`),
  });
  const html = raw(toElements.runSync(tree) as HtmlRoot) as HtmlRoot;
  preparePageElements(html);
  return sanitize(html, contentSchema) as HtmlRoot;
}
