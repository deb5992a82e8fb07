import "server-only";
import type { Blockquote, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import { type CalloutKind, type ContentWords, calloutKinds } from "@/features/media/content-words";

type Directive = ContainerDirective | LeafDirective | TextDirective;
type Rendered = { hName?: string; hProperties?: Record<string, unknown> };

const calloutNames: Readonly<Record<string, CalloutKind>> = {
  ...Object.fromEntries(calloutKinds.map((kind) => [kind, kind])),
  info: "note",
  hint: "tip",
  danger: "warning",
};

function render(node: { data?: object | undefined }, hName: string, hProperties: Record<string, unknown> = {}): void {
  const data: Rendered = { hName, hProperties };
  node.data = { ...node.data, ...data };
}

function nameParagraph(children: PhrasingContent[]): Paragraph {
  const name: Paragraph = { type: "paragraph", children };
  render(name, "p", { dataCalloutName: "" });
  return name;
}

/** Takes the `[label]` of a container off its children. */
function takeLabel(node: ContainerDirective): PhrasingContent[] {
  const [first] = node.children;
  if (first?.type !== "paragraph" || !(first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel)
    return [];
  node.children.shift();
  return first.children;
}

function renderContainer(node: ContainerDirective, words: ContentWords): boolean {
  const callout = calloutNames[node.name.toLowerCase()];
  if (callout) {
    const label = takeLabel(node);
    node.children.unshift(nameParagraph(label.length > 0 ? label : [{ type: "text", value: words.callout[callout] }]));
    render(node, "div", { dataCallout: callout });
    return true;
  }
  if (node.name === "details") {
    const summary: Paragraph = { type: "paragraph", children: takeLabel(node) };
    render(summary, "summary");
    node.children.unshift(summary);
    render(node, "details");
    return true;
  }
  return false;
}

function labelText(node: LeafDirective): string {
  return node.children.map((child) => ("value" in child ? child.value : "")).join("");
}

/** `::video{src="media/a.mp4" captions="media/a.vtt"}`, `::audio{src="..."}`, `::embed[Title]{url="https://..."}` */
function renderLeaf(node: LeafDirective): boolean {
  const { src, url, title, captions, lang } = node.attributes ?? {};
  const address = src ?? url;
  if (!address || !["video", "audio", "embed"].includes(node.name)) return false;
  const name = title ?? labelText(node);
  const outside = /^https?:/i.test(address);
  render(node, node.name === "embed" || (node.name === "video" && outside) ? "iframe" : node.name, {
    src: address,
    title: name,
    dataCaptions: captions ?? undefined,
    dataCaptionsLanguage: lang ?? undefined,
  });
  node.children = [];
  return true;
}

/** Colons are common in prose ("at 3:pm"): a directive no one knows goes back to the text it was. */
function restoreText(node: Directive, source: string, parent: { children: RootContent[] }, index: number): number {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  if (node.type === "containerDirective") {
    parent.children.splice(index, 1, ...node.children);
    return index;
  }
  const text = { type: "text" as const, value: source.slice(from, to) };
  parent.children.splice(index, 1, node.type === "textDirective" ? text : { type: "paragraph", children: [text] });
  return index + 1;
}

/** Turns our directives into elements, and every other one back into text. */
export function renderDirectives(tree: Root, source: string, words: ContentWords): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== "containerDirective" && node.type !== "leafDirective" && node.type !== "textDirective") return;
    const known =
      node.type === "containerDirective"
        ? renderContainer(node, words)
        : node.type === "leafDirective" && renderLeaf(node);
    if (!known && parent && index !== undefined) return restoreText(node, source, parent as never, index);
  });
}

/** GitHub's alerts: a quote whose first line is `[!NOTE]`. */
export function renderAlerts(tree: Root, words: ContentWords): void {
  visit(tree, "blockquote", (node: Blockquote) => {
    const [first] = node.children;
    const [opening] = first?.type === "paragraph" ? first.children : [];
    if (first?.type !== "paragraph" || opening?.type !== "text") return;
    const match = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(opening.value);
    const kind = match ? calloutNames[(match[1] ?? "").toLowerCase()] : undefined;
    if (!match || !kind) return;
    opening.value = opening.value.slice(match[0].length);
    if (opening.value === "") first.children.shift();
    if (first.children.length === 0) node.children.shift();
    node.children.unshift(nameParagraph([{ type: "text", value: words.callout[kind] }]));
    render(node, "div", { dataCallout: kind });
  });
}
