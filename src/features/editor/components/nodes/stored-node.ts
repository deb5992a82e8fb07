import { type Attributes, Node, type NodeConfig } from "@tiptap/core";
import type { DOMOutputSpec } from "@tiptap/pm/model";
import { type ReactNodeViewProps, ReactNodeViewRenderer } from "@tiptap/react";
import type { ComponentType } from "react";

interface StoredNode extends Partial<NodeConfig> {
  name: string;
  defaults: Record<string, unknown>;
  view: ComponentType<ReactNodeViewProps>;
  isInline?: boolean;
  /** The element that the clipboard carries; text inside it is what other programs get. */
  plainText?: (attrs: Record<string, unknown>) => string;
}

/** An attribute from the clipboard: what is not of the kind that it should be is left out. */
function readStored(element: HTMLElement, name: string, fallback: unknown): unknown {
  try {
    const stored = (JSON.parse(element.getAttribute("data-attributes") ?? "") as Record<string, unknown>)[name];
    return typeof stored === typeof fallback && stored !== null ? stored : fallback;
  } catch {
    return fallback;
  }
}

function attributesOf(defaults: Record<string, unknown>): Attributes {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      {
        default: value,
        rendered: false,
        parseHTML: (element: HTMLElement) => readStored(element, name, value),
      },
    ]),
  );
}

/** A node of ours that keeps its attributes, and nothing else, on its way through the clipboard. */
export function storedNode({ name, defaults, view, isInline = false, plainText, ...config }: StoredNode): Node {
  const tag = isInline ? "span" : "div";
  const isLeaf = config.content === undefined;
  return Node.create({
    name,
    group: isInline ? "inline" : "block",
    inline: isInline,
    atom: isLeaf,
    selectable: true,
    draggable: isLeaf,
    ...config,
    addAttributes: () => attributesOf(defaults),
    parseHTML: () => [{ tag: `${tag}[data-lesson-node="${name}"]` }],
    renderHTML: ({ node }): DOMOutputSpec => {
      const stored = Object.fromEntries(Object.keys(defaults).map((key) => [key, node.attrs[key]]));
      const attributes = { "data-lesson-node": name, "data-attributes": JSON.stringify(stored) };
      return [tag, attributes, isLeaf ? (plainText?.(node.attrs) ?? "") : 0];
    },
    addNodeView: () => ReactNodeViewRenderer(view, { as: tag }),
  });
}
