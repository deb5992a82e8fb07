import "server-only";
import type { Element, ElementContent, Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import katex from "katex";
import { visit } from "unist-util-visit";
import { styledLetters } from "@/features/media/server/content/math-letters";
import { element, replaceElements, stringOf, text, textOf } from "@/features/media/server/content/tree";

/** Longest formula that is set, in characters; longer ones stay source. */
const formulaLimit = 10_000;
/** MathJax's delimiters, as courses from elsewhere carry them inside HTML. */
const delimited =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\[mathjaxinline\]([\s\S]+?)\[\/mathjaxinline\]|\[mathjax\]([\s\S]+?)\[\/mathjax\]/g;

const alignments: Readonly<Record<string, string>> = { left: "math-start", right: "math-end" };

/** Chromium and WebKit implement MathML Core: no mathvariant but "normal", no columnalign. Both are written out. */
function fitToCore(math: Element): void {
  visit(math, "element", (node) => {
    const variant = stringOf(node.properties.mathvariant ?? node.properties.mathVariant);
    if (variant && variant !== "normal") {
      delete node.properties.mathvariant;
      delete node.properties.mathVariant;
      node.children = [text(styledLetters(textOf(node), variant))];
    }
    delete node.properties.style;
    if (node.tagName !== "mtable") return;
    const columns = stringOf(node.properties.columnalign).split(/\s+/);
    for (const row of node.children) {
      if (row.type !== "element") continue;
      row.children.forEach((cell, index) => {
        const name = alignments[columns[index] ?? columns.at(-1) ?? ""];
        if (cell.type === "element" && name) cell.properties.className = [name];
      });
    }
    delete node.properties.columnalign;
  });
}

const thinSpace = (): Element => element("mspace", { width: "0.1667em" });
const isOperator = (node: ElementContent | undefined): boolean =>
  node?.type === "element" && (node.tagName === "mo" || node.tagName === "mspace");
const isFunctionName = (node: ElementContent): boolean =>
  node.type === "element" && node.tagName === "mi" && [...textOf(node)].length > 1;

/** TeX keeps a thin space around the name of a function ("A cos x"); MathML Core leaves that to the writer. */
function spaceFunctions(math: Element): void {
  replaceElements(math, (node) => {
    node.children = node.children.flatMap((child, at, all): ElementContent[] => {
      const before = all[at - 1];
      if (isFunctionName(child) && before && !isOperator(before)) return [thinSpace(), child];
      const applies = isOperator(child) && textOf(child) === "\u2061";
      return applies && all[at + 1] && !isOperator(all[at + 1]) ? [child, thinSpace()] : [child];
    });
    return undefined;
  });
}

function dropAnnotation(node: Element): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (child.tagName === "annotation") return [];
    dropAnnotation(child);
    return child.tagName === "semantics" ? child.children : [child];
  });
}

function firstMath(node: Nodes): Element | null {
  if (node.type === "element" && node.tagName === "math") return node;
  if (!("children" in node)) return null;
  for (const child of node.children) {
    const found = firstMath(child);
    if (found) return found;
  }
  return null;
}

/** MathML of a formula in TeX, with the TeX as its text alternative, or null when KaTeX cannot read it. */
export function mathOf(tex: string, display: boolean): Element | null {
  if (tex.length > formulaLimit) return null;
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: "mathml",
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxExpand: 500,
      maxSize: 40,
    });
    const math = firstMath(raw({ type: "raw", value: html }));
    if (!math) return null;
    dropAnnotation(math);
    fitToCore(math);
    spaceFunctions(math);
    math.properties = { alttext: tex, ...(display && { display: "block" }) };
    return math;
  } catch {
    return null;
  }
}

function setFormula(tex: string, display: boolean): Element {
  const math = mathOf(tex.trim(), display);
  if (!math) return element("code", { className: ["math-source"], dir: "ltr" }, [text(tex.trim())]);
  return display ? element("figure", { className: ["maths"] }, [math]) : math;
}

function setDelimited(value: string): ElementContent[] | null {
  const nodes: ElementContent[] = [];
  let from = 0;
  for (const match of value.matchAll(delimited)) {
    const inline = match[1] ?? match[3];
    nodes.push(
      text(value.slice(from, match.index)),
      setFormula(inline ?? match[2] ?? match[4] ?? "", inline === undefined),
    );
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  return [...nodes, text(value.slice(from))].filter((node) => node.type !== "text" || node.value !== "");
}

const untouched = new Set(["code", "pre", "math", "kbd", "samp"]);

/** Sets every formula as MathML. True when there is one, so that the page asks for the mathematics font. */
export function setMath(tree: Root): boolean {
  replaceElements(tree, (node, parent) => {
    const names = Array.isArray(node.properties.className) ? node.properties.className : [];
    if (node.tagName === "pre") {
      const [code] = node.children;
      const classes =
        code?.type === "element" && Array.isArray(code.properties.className) ? code.properties.className : [];
      if (code && classes.includes("language-math")) return [setFormula(textOf(code), true)];
    }
    const block = parent.type === "element" && parent.tagName === "pre";
    if (node.tagName !== "code" || block || !names.includes("language-math")) return undefined;
    return [setFormula(textOf(node), names.includes("math-display"))];
  });
  setDelimitedIn(tree);
  return firstMath(tree) !== null;
}

function setDelimitedIn(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === "text") return setDelimited(child.value) ?? [child];
    if (child.type === "element" && !untouched.has(child.tagName)) setDelimitedIn(child);
    return [child];
  });
}
