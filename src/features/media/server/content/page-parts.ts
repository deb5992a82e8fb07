import "server-only";
import type { Element, ElementContent, Root } from "hast";
import type { ContentWords } from "@/features/media/content-words";
import { element, replaceElements, stringOf, text, textOf } from "@/features/media/server/content/tree";
import { embedFor } from "@/lib/embed-hosts";

const isElement = (node: ElementContent, ...names: string[]): node is Element =>
  node.type === "element" && names.includes(node.tagName);
const isBlank = (node: ElementContent): boolean => node.type === "text" && node.value.trim() === "";

/** An image that has its paragraph to itself is a figure; its title, if any, is the caption. */
export function setFigures(tree: Root): void {
  replaceElements(tree, (node) => {
    if (node.tagName === "figure" && node.children.some((child) => isElement(child, "img", "a"))) {
      node.properties.className = ["plate"];
      for (const child of node.children) if (isElement(child, "figcaption")) child.properties.className = ["caption"];
      return undefined;
    }
    if (node.tagName !== "p") return undefined;
    const shown = node.children.filter((child) => !isBlank(child));
    const [only] = shown;
    if (shown.length !== 1 || !only) return undefined;
    const image = isElement(only, "a") ? only.children.find((child) => isElement(child, "img")) : only;
    if (!image || !isElement(image, "img") || textOf(only).trim() !== "") return undefined;
    // An image that leads to a video, as Markdown without videos does it: the video itself.
    const address = isElement(only, "a") ? stringOf(only.properties.href) : "";
    if (embedFor(address)?.kind === "video") {
      return [element("figure", { dataEmbed: address, title: stringOf(image.properties.alt) })];
    }
    const caption = stringOf(image.properties.title);
    delete image.properties.title;
    return [
      element("figure", { className: ["plate"] }, [
        only,
        ...(caption ? [element("figcaption", { className: ["caption"] }, [text(caption)])] : []),
      ]),
    ];
  });
}

const itemsOf: Readonly<Record<string, readonly string[]>> = { ul: ["li"], ol: ["li"], dl: ["dt", "dd", "div"] };

/** Terms, each followed by what is said of it (groups in a `div` apart): all that a description list may hold. */
function pairsTerms(items: Element["children"]): boolean {
  const order = items.map((item) =>
    isElement(item, "dt") ? "t" : isElement(item, "dd") ? "d" : isElement(item, "div") ? "g" : "d",
  );
  return /^(?:t+d+|g)+$/.test(order.join(""));
}

/** Lists hold items and items are in lists: imported HTML is not always so careful, and screen readers count on it. */
export function mendLists(tree: Root): void {
  replaceElements(tree, (node, parent) => {
    const items = itemsOf[node.tagName];
    if (items) {
      const item = node.tagName === "dl" ? "dd" : "li";
      const shown = node.children.filter((child) => !isBlank(child));
      if (shown.length === 0) return [];
      if (node.tagName === "dl" && !pairsTerms(shown)) {
        node.tagName = "div";
        for (const child of shown) if (isElement(child, "dt", "dd")) child.tagName = "div";
        return undefined;
      }
      if (!shown.some((child) => isElement(child, ...items))) node.tagName = "div";
      else node.children = shown.map((child) => (isElement(child, ...items) ? child : element(item, {}, [child])));
    }
    const list = parent.type === "element" ? parent.tagName : "";
    if (node.tagName === "li" && list !== "ul" && list !== "ol") node.tagName = "div";
    if ((node.tagName === "dt" || node.tagName === "dd") && list !== "dl" && list !== "div") node.tagName = "div";
    return undefined;
  });
}

const alignments: Readonly<Record<string, string>> = { center: "cell-center", right: "cell-end", left: "cell-start" };

function shapeCell(node: Element): void {
  const name = alignments[stringOf(node.properties.align)];
  delete node.properties.align;
  if (name) node.properties.className = [name];
  for (const key of ["colSpan", "rowSpan"] as const) {
    if (node.properties[key] === undefined) continue;
    const span = Math.trunc(Number(node.properties[key]));
    if (span > 1) node.properties[key] = Math.min(span, 100);
    else delete node.properties[key];
  }
  // A header without words names nothing.
  if (node.tagName === "th" && textOf(node).trim() === "") {
    node.tagName = "td";
    delete node.properties.scope;
  }
}

/** Wide tables scroll inside a named region that the keyboard reaches, so that the page never does. */
export function setTables(tree: Root, words: ContentWords): void {
  let count = 0;
  replaceElements(tree, (node, parent) => {
    if (node.tagName === "td" || node.tagName === "th") shapeCell(node);
    if (node.tagName !== "table") return undefined;
    if (textOf(node).trim() === "" && node.children.every(isBlank)) return [];
    if (parent.type === "element" && ["td", "th"].includes(parent.tagName)) return undefined;
    count += 1;
    return [
      element(
        "div",
        { className: ["table-scroll"], tabIndex: 0, role: "region", ariaLabel: words.tableRegion(count) },
        [node],
      ),
    ];
  });
}

/** Task lists are read, not ticked: a mark with a name instead of a dead checkbox. */
export function setTasks(tree: Root, words: ContentWords): void {
  replaceElements(tree, (node) => {
    if (node.tagName !== "input") return undefined;
    const done = node.properties.checked === true;
    return [
      element("span", {
        className: done ? ["tickbox", "tickbox--done"] : ["tickbox"],
        role: "img",
        ariaLabel: done ? words.taskDone : words.taskOpen,
      }),
    ];
  });
}

export function setCallouts(tree: Root): void {
  replaceElements(tree, (node) => {
    const kind = stringOf(node.properties.dataCallout);
    if (node.tagName === "div" && kind) {
      node.properties = { className: ["callout", `callout--${kind}`], role: "note", ...languageOf(node) };
    }
    if (node.properties.dataCalloutName !== undefined) {
      delete node.properties.dataCalloutName;
      node.properties.className = ["callout__name"];
    }
    return undefined;
  });
}

function languageOf(node: Element): { lang?: string; dir?: string } {
  const lang = stringOf(node.properties.lang);
  const dir = stringOf(node.properties.dir);
  return { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) };
}

const blocks = new Set("blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul".split(" "));
const holdsBlocks = (node: Element): boolean => node.children.some((child) => isElement(child, ...blocks));

/** What became a block on the way leaves the paragraph it stood in; a browser would break the paragraph there. */
export function liftBlocks(tree: Root): void {
  replaceElements(tree, (node) => {
    if (node.tagName !== "p" || !holdsBlocks(node)) return undefined;
    const lifted: ElementContent[] = [];
    let open: Element | null = null;
    for (const child of node.children) {
      if (isElement(child, ...blocks)) {
        open = null;
        lifted.push(child);
      } else if (open) open.children.push(child);
      else if (!isBlank(child)) {
        open = element("p", { ...node.properties }, [child]);
        delete open.properties.id;
        lifted.push(open);
      }
    }
    return lifted;
  });
}
