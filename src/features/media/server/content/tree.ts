import "server-only";
import type { Element, ElementContent, Nodes, Properties, Root } from "hast";

export type Parent = Root | Element;

export function element(tagName: string, properties: Properties = {}, children: ElementContent[] = []): Element {
  return { type: "element", tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: "text", value };
}

export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

export function stringOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** Children first, so that what is inside an element is finished before the element itself is replaced. */
export function replaceElements(
  parent: Parent,
  replace: (node: Element, parent: Parent) => ElementContent[] | undefined,
): void {
  const children: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type !== "element") {
      children.push(child);
      continue;
    }
    replaceElements(child, replace);
    for (const node of replace(child, parent) ?? [child]) children.push(node);
  }
  parent.children = children;
}
