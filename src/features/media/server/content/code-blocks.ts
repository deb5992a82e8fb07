import "server-only";
import type { Element, ElementContent, Root } from "hast";
import { common, createLowlight } from "lowlight";
import type { ContentWords } from "@/features/media/content-words";
import { element, replaceElements, stringOf, text, textOf } from "@/features/media/server/content/tree";

const lowlight = createLowlight(common);

/** Code is set, not painted: bold keywords, muted comments, and the two sides of a diff. Everything else stays plain. */
const marks: Readonly<Record<string, string>> = {
  "hljs-keyword": "b",
  "hljs-selector-tag": "b",
  "hljs-name": "b",
  "hljs-section": "b",
  "hljs-comment": "i",
  "hljs-quote": "i",
  "hljs-addition": "ins",
  "hljs-deletion": "del",
};
/** Beyond this a highlighter costs more than it gives. In characters. */
const highlightLimit = 40_000;

function simplify(nodes: readonly ElementContent[]): ElementContent[] {
  const simple: ElementContent[] = [];
  for (const node of nodes) {
    const last = simple.at(-1);
    if (node.type === "text") {
      if (last?.type === "text") last.value += node.value;
      else simple.push(text(node.value));
    } else if (node.type === "element") {
      const names = Array.isArray(node.properties.className) ? node.properties.className.map(String) : [];
      const mark = names.map((name) => marks[name]).find(Boolean);
      const children = simplify(node.children);
      const flat = mark ? [element(mark, {}, children)] : children;
      for (const child of flat) {
        const before = simple.at(-1);
        if (child.type === "text" && before?.type === "text") before.value += child.value;
        else simple.push(child);
      }
    }
  }
  return simple;
}

function highlight(source: string, language: string): ElementContent[] {
  if (source.length > highlightLimit || !lowlight.registered(language)) return [text(source)];
  return simplify(lowlight.highlight(language, source).children as ElementContent[]);
}

export function languageOf(code: Element): string {
  const names = Array.isArray(code.properties.className) ? code.properties.className.map(String) : [];
  return (names.find((name) => name.startsWith("language-")) ?? "").slice("language-".length).toLowerCase();
}

/** `pre > code` becomes the figure of the design: a name, a Copy button, a region that scrolls by keyboard. */
export function setCodeBlocks(tree: Root, words: ContentWords): void {
  let count = 0;
  replaceElements(tree, (node) => {
    if (node.tagName !== "pre") return undefined;
    const code = node.children.find((child): child is Element => child.type === "element" && child.tagName === "code");
    const language = code ? languageOf(code) : "";
    const title = stringOf(code?.properties.dataTitle) || language;
    const source = textOf(code ?? node).replace(/\n$/, "");
    if (source.trim() === "") return [];
    count += 1;
    return [
      element("figure", { className: ["code"] }, [
        element("figcaption", {}, [
          element("span", {}, [text(title)]),
          element(
            "button",
            { type: "button", className: ["btn", "btn--small", "btn--quiet"], dataCopy: "", hidden: true },
            [text(words.copy)],
          ),
        ]),
        element("pre", { tabIndex: 0, role: "region", ariaLabel: words.codeRegion(count, title), dir: "ltr" }, [
          element("code", {}, highlight(source, language)),
        ]),
      ]),
    ];
  });
}
