import type { XmlElement } from "@/lib/xml-tree";
import { markOf } from "../../types/fill-in-blanks/marks";
import type { ItemReading } from "./qti-kind";
import { xhtmlToMarkdown } from "./texts/xhtml-to-markdown";

export const isField = ({ name }: XmlElement): boolean => /^(textEntry|inlineChoice)Interaction$/.test(name);

export const isForCandidates = ({ view = "candidate" }: XmlElement["attributes"]): boolean =>
  /\b(candidate|testTaker)\b/.test(view);

const choiceNames = /^(simpleChoice|simpleMatchSet|simpleAssociableChoice|gapText|gapImg|inlineChoice)$/;

/** What an item asks: its body without the choices and without notes for graders. */
export function askedText({ item, means, tell }: ItemReading, keyOf: (node: XmlElement) => string | null): string {
  const field = (node: XmlElement) => {
    const key = keyOf(node);
    return key === null ? null : markOf(key);
  };
  return xhtmlToMarkdown(asked(item.body).children, { tell, field, pictureOf: means.pictureOf }).trim();
}

function asked(node: XmlElement): XmlElement {
  const children = node.children.flatMap((child): XmlElement["children"] => {
    if (typeof child === "string") return [child];
    if (choiceNames.test(child.name) || (child.name === "rubricBlock" && !isForCandidates(child.attributes))) return [];
    if (child.name === "stylesheet") return [];
    // What it's answered on is a part of the key.
    if (node.name === "hotspotInteraction" && child.name !== "prompt") return [];
    return [asked(child)];
  });
  // An interaction is a block of its own, as its prompt is.
  return { ...node, name: /Interaction$/.test(node.name) && !isField(node) ? "div" : node.name, children };
}
