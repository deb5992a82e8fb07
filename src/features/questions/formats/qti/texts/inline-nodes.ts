import type { PhrasingContent } from "mdast";
import { markPicture } from "@/features/media/picture-mark";
import type { XmlElement } from "@/lib/xml-tree";
import { elementName, htmlOf, isWebAddress, texOf } from "./raw-html";
import type { MarkdownMeans } from "./xhtml-to-markdown";

/** Raw in Markdown, since it has no sign for them. */
const rawNames = new Set("abbr bdi bdo big cite del dfn ins kbd mark q s samp small sub sup u var".split(" "));

/** Lines of XHTML as Markdown's, with white space as HTML shows it. */
export function inlineNodes(children: XmlElement["children"], means: MarkdownMeans): PhrasingContent[] {
  return tidied(children.flatMap((child) => inlineNode(child, means)));
}

function inlineNode(node: XmlElement | string, means: MarkdownMeans): PhrasingContent[] {
  if (typeof node === "string") return [{ type: "text", value: node.replace(/[ \t\r\n\f]+/g, " ") }];
  const inside = () => node.children.flatMap((child) => inlineNode(child, means));
  const name = elementName(node);
  switch (name) {
    case "br":
      return [{ type: "break" }];
    case "em":
    case "i":
      return [{ type: "emphasis", children: inside() }];
    case "strong":
    case "b":
      return [{ type: "strong", children: inside() }];
    case "code":
    case "tt":
      return [{ type: "inlineCode", value: codeText(node, means).replace(/\s+/g, " ") }];
    case "a":
      return linkOf(node, inside());
    case "img":
      return imageOf(node, means);
    case "math":
      return [mathOf(node, means)];
    case "object":
      means.tell("media");
      return inside();
    case "audio":
    case "video":
      means.tell("media");
      return [];
    default:
  }
  if (means.field) {
    const mark = means.field(node);
    if (mark !== null) return [{ type: "html", value: mark }];
  }
  if (name === "del" || name === "s") return [{ type: "delete", children: inside() }];
  if (!rawNames.has(name)) return inside();
  return [{ type: "html", value: `<${name}>` }, ...inside(), { type: "html", value: `</${name}>` }];
}

/** Letter for letter, with the marks of its fields. */
export const codeText = (node: XmlElement, means: MarkdownMeans): string =>
  node.children
    .map((child) => (typeof child === "string" ? child : (means.field?.(child) ?? codeText(child, means))))
    .join("");

function linkOf({ attributes }: XmlElement, children: PhrasingContent[]): PhrasingContent[] {
  const { href = "", title } = attributes;
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return children;
  return [{ type: "link", url: href, title: title ?? null, children: children as never }];
}

/** What an image shows that can't be kept is said by its words. */
function imageOf({ attributes }: XmlElement, { tell, pictureOf }: MarkdownMeans): PhrasingContent[] {
  const { src = "", alt = "" } = attributes;
  if (isWebAddress(src)) return [{ type: "image", url: src, alt, title: null }];
  const kept = pictureOf?.(src);
  if (kept) return [{ type: "image", url: markPicture(kept, alt === "" ? "decorative" : null), alt, title: null }];
  tell("image");
  return [{ type: "text", value: alt }];
}

function mathOf(node: XmlElement, means: MarkdownMeans): PhrasingContent {
  const tex = texOf(node);
  if (tex !== null) return { type: "inlineMath", value: tex };
  return { type: "html", value: htmlOf(node, means) };
}

/** Spaces that touch each other become one, those at an edge or beside a break none. */
function tidied(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let isAfterSpace = true;
  const walk = (list: readonly PhrasingContent[]): PhrasingContent[] =>
    list.flatMap((node): PhrasingContent[] => {
      if (node.type === "break") {
        isAfterSpace = true;
        return [node];
      }
      if (node.type === "text") {
        const value = isAfterSpace ? node.value.replace(/^ /, "") : node.value;
        if (value === "") return [];
        isAfterSpace = value.endsWith(" ");
        return [{ ...node, value }];
      }
      if ("children" in node) {
        const children = walk(node.children);
        return children.length === 0 ? [] : [{ ...node, children } as PhrasingContent];
      }
      if (node.type !== "html" || !node.value.startsWith("<")) isAfterSpace = false;
      return [node];
    });
  return withoutEndSpace(merged(walk(nodes)));
}

/** Neighboring texts as one, as a parser has them. */
function merged(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const list: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = list.at(-1);
    const inner = "children" in node ? ({ ...node, children: merged(node.children) } as PhrasingContent) : node;
    if (last?.type === "text" && inner.type === "text")
      list[list.length - 1] = { ...last, value: last.value + inner.value };
    else list.push(inner);
  }
  return list;
}

function withoutEndSpace(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, at): PhrasingContent[] => {
    const next = nodes[at + 1];
    if (next === undefined && node.type === "break") return [];
    if (node.type !== "text" || (next !== undefined && next.type !== "break")) return [node];
    const value = node.value.replace(/ $/, "");
    return value === "" ? [] : [{ ...node, value }];
  });
}
