import type { PhrasingContent } from "mdast";
import { type BlockJson, type MarkJson, textAttr } from "./block-json";
import { flattenInline, type InlineLeaf, type InlineMark, type InlineRun } from "./inline-runs";

const markNames = { emphasis: "italic", strong: "bold", delete: "strike", link: "link" } as const;

/** The text of a line that holds nothing but text, or null. */
export function plainTextOf(nodes: readonly PhrasingContent[]): string | null {
  return nodes.every((node) => node.type === "text") ? nodes.map((node) => node.value).join("") : null;
}

/** The editor's nodes for the content of a paragraph. What has none there is as a piece of source in the line. */
export function inlineJson(nodes: readonly PhrasingContent[], source: string): BlockJson[] {
  return flattenInline(nodes).map(({ marks, leaf }): BlockJson => {
    const json = leafJson(leaf, source);
    const names: MarkJson[] = [...(json.marks ?? []), ...marks.map(markJson)];
    return names.length > 0 ? { ...json, marks: names } : json;
  });
}

function markJson(mark: InlineMark): MarkJson {
  if (mark.type === "link") return { type: "link", attrs: { href: mark.url, title: mark.title } };
  return { type: markNames[mark.type] };
}

function leafJson(leaf: InlineLeaf, source: string): BlockJson {
  switch (leaf.type) {
    case "text":
      return { type: "text", text: leaf.value };
    case "inlineCode":
      return { type: "text", text: leaf.value, marks: [{ type: "code" }] };
    case "break":
      return { type: "hardBreak" };
    case "inlineMath":
      return { type: "inlineMath", attrs: { tex: leaf.value } };
    case "image":
      return { type: "inlineImage", attrs: { src: leaf.url, alt: leaf.alt ?? "", title: leaf.title ?? "" } };
    case "html":
      return { type: "inlineSource", attrs: { text: leaf.value } };
    default:
      return {
        type: "inlineSource",
        attrs: { text: source.slice(leaf.position?.start.offset ?? 0, leaf.position?.end.offset ?? 0) },
      };
  }
}

/** The runs of a paragraph of the editor; nodes that no paragraph knows count as their text. */
export function runsOf(nodes: readonly BlockJson[]): InlineRun[] {
  return nodes.map((node) => {
    const marks = (node.marks ?? []).flatMap((mark): InlineMark[] => markOf(mark));
    return { marks, leaf: leafOf(node) };
  });
}

function markOf(mark: MarkJson): InlineMark[] {
  switch (mark.type) {
    case "bold":
      return [{ type: "strong" }];
    case "italic":
      return [{ type: "emphasis" }];
    case "strike":
      return [{ type: "delete" }];
    case "link":
      return [{ type: "link", url: textAttr(mark, "href"), title: textAttr(mark, "title") || null }];
    default:
      return [];
  }
}

function leafOf(node: BlockJson): InlineLeaf {
  switch (node.type) {
    case "hardBreak":
      return { type: "break" };
    case "inlineMath":
      return { type: "inlineMath", value: textAttr(node, "tex") };
    case "inlineImage": {
      const title = textAttr(node, "title");
      return { type: "image", url: textAttr(node, "src"), alt: textAttr(node, "alt"), title: title || null };
    }
    case "inlineSource":
      return { type: "raw", value: textAttr(node, "text") };
    default: {
      const value = node.text ?? "";
      const isCode = node.marks?.some((mark) => mark.type === "code") ?? false;
      return isCode && value !== "" ? { type: "inlineCode", value } : { type: "text", value };
    }
  }
}
