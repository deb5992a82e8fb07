import { embedFor } from "@/lib/embed-hosts";
import { joinCellLines } from "./cell-lines";
import { joinWordLists } from "./word-lists";

/** What a lesson can say; everything else gives way to what is inside it. */
const kept = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em s a br hr table thead tbody tfoot tr th td".split(" "),
);
const dropped = "script,style,meta,link,title,xml,object,form,input,button,select,textarea,svg,noscript,template,head";
const renamed: Readonly<Record<string, string>> = {
  b: "strong",
  i: "em",
  del: "s",
  strike: "s",
  tt: "code",
  kbd: "code",
};
const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "title"],
  ol: ["start"],
  td: ["align", "colspan"],
  th: ["align", "colspan"],
  code: ["class"],
  li: ["data-checked"],
};
const blocks = "p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,pre,table,hr,div,section,article,figure,dl,dt,dd";

/** Takes in an image that is in the page itself (`data:`): the key of its upload, or null. */
type TakePicture = (address: string, name: string) => string | null;

/**
 * What a program put on the clipboard as HTML, as the little that a lesson can say: no styles, no classes, no wrappers.
 * Knows Word's lists (paragraphs with mso-list), Google Docs' `b` around everything and its styled spans.
 */
export function cleanPastedHtml(html: string, takePicture: TakePicture = () => null): string {
  if (/\bdata-pm-slice=/.test(html)) return html;
  const page = new DOMParser().parseFromString(withoutConditionals(html), "text/html");
  const body = page.body;
  if (body.querySelector("[data-pm-slice]")) return html;
  for (const element of body.querySelectorAll(dropped)) element.remove();
  removeComments(body);
  joinWordLists(body);
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) cleanElement(element, takePicture);
  joinCellLines(body);
  wrapLooseText(body);
  return body.innerHTML;
}

/** Event handlers go before parsing: even in a page that is never shown, the browser reports them. Word: `<![if !supportLists]>` around what is only for programs without lists, `<!--[if gte mso 9]>` around XML. */
function withoutConditionals(html: string): string {
  const fragment = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  return fragment
    .replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "")
    .replaceAll(/<!\[if !supportLists\]>([\s\S]*?)<!\[endif\]>/gi, '<span data-word-marker="">$1</span>')
    .replaceAll(/<!\[(?:if[^\]]*|endif)\]>/gi, "")
    .replaceAll(/<\/?o:p[^>]*>/gi, "")
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

function removeComments(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, 128);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function isHidden(element: HTMLElement): boolean {
  return element.style.display === "none" || /mso-hide:\s*all/i.test(element.getAttribute("style") ?? "");
}

function cleanElement(element: HTMLElement, takePicture: TakePicture): void {
  if (!element.isConnected || element.hasAttribute("data-lesson-node")) return;
  const tag = element.tagName.toLowerCase();
  const name = nameOf(element, tag);
  if (isHidden(element)) element.remove();
  else if (tag === "img") replaceImage(element, takePicture);
  else if (tag === "iframe" || tag === "video" || tag === "audio") replaceMedia(element);
  else if (name === null) unwrap(element, tag === "span" || tag === "font" ? marksOf(element) : []);
  else replaceElement(element, name);
}

function replaceElement(element: HTMLElement, name: string): void {
  const clean = element.ownerDocument.createElement(name);
  for (const attribute of keptAttributes[name] ?? []) {
    const whole = element.getAttribute(attribute);
    const value = attribute === "class" ? (/language-[\w+#.-]+/.exec(whole ?? "")?.[0] ?? null) : whole;
    if (value !== null && isKeptValue(attribute, value)) clean.setAttribute(attribute, value);
  }
  clean.append(...element.childNodes);
  element.replaceWith(clean);
}

function isKeptValue(attribute: string, value: string): boolean {
  if (attribute === "href") return /^(?:https?:|mailto:|tel:|lesson:)/i.test(value.trim());
  return true;
}

/** The element that takes this one's place; null when only what is inside stays. */
function nameOf(element: HTMLElement, tag: string): string | null {
  const isBold = !/^(?:normal|[1-4]00)$/.test(element.style.fontWeight);
  if (tag === "b" || tag === "strong") return isBold && !element.querySelector(blocks) ? "strong" : null;
  if (tag === "em" || tag === "i")
    return element.style.fontStyle === "normal" || element.querySelector(blocks) ? null : "em";
  if (tag === "a") return isKeptValue("href", element.getAttribute("href") ?? "") ? "a" : null;
  if (tag === "div") return element.querySelector(blocks) || element.textContent?.trim() === "" ? null : "p";
  if (tag === "p") return element.closest("li") && element.parentElement?.childElementCount === 1 ? null : "p";
  if (tag === "dt" || tag === "dd" || tag === "figcaption" || tag === "summary") return "p";
  if (tag === "code" && element.querySelector(blocks)) return null;
  const name = renamed[tag] ?? tag;
  return kept.has(name) ? name : null;
}

/** Google Docs and Word say bold and italic by style. */
function marksOf(element: HTMLElement): string[] {
  const { fontWeight, fontStyle, textDecoration, fontFamily } = element.style;
  return [
    ...(/^(?:bold|bolder|[6-9]00)$/.test(fontWeight) ? ["strong"] : []),
    ...(fontStyle === "italic" ? ["em"] : []),
    ...(textDecoration.includes("line-through") ? ["s"] : []),
    ...(/courier|consolas|menlo|monaco|roboto mono|source code/i.test(fontFamily) ? ["code"] : []),
  ];
}

function unwrap(element: HTMLElement, marks: readonly string[]): void {
  if (marks.length === 0 || element.textContent?.trim() === "" || element.querySelector(blocks)) {
    element.replaceWith(...element.childNodes);
    return;
  }
  const outer = element.ownerDocument.createElement(marks[0] ?? "strong");
  let inner = outer;
  for (const mark of marks.slice(1)) inner = inner.appendChild(element.ownerDocument.createElement(mark));
  inner.append(...element.childNodes);
  element.replaceWith(outer);
}

/** An image of another page is not the course's: its words and address stay as a link, what only is in a file goes. */
function replaceImage(image: HTMLElement, takePicture: TakePicture): void {
  const address = image.getAttribute("src") ?? "";
  const alt = image.getAttribute("alt") ?? "";
  const key = address.startsWith("data:") ? takePicture(address, alt) : null;
  if (key) {
    const block = image.ownerDocument.createElement("div");
    block.setAttribute("data-lesson-node", "upload");
    block.setAttribute("data-attributes", JSON.stringify({ key, alt }));
    image.replaceWith(block);
    return;
  }
  if (!/^https?:/i.test(address)) {
    image.remove();
    return;
  }
  const link = image.ownerDocument.createElement("a");
  link.setAttribute("href", address);
  link.textContent = alt || address.split(/[?#]/)[0]?.split("/").at(-1) || address;
  image.replaceWith(link);
}

function replaceMedia(element: HTMLElement): void {
  const address = element.getAttribute("src") ?? element.querySelector("source")?.getAttribute("src") ?? "";
  const embed = embedFor(address);
  if (!embed) {
    element.remove();
    return;
  }
  const block = element.ownerDocument.createElement("div");
  const attributes = { kind: "embed", label: element.getAttribute("title") ?? "", attributes: { url: embed.pageUrl } };
  block.setAttribute("data-lesson-node", "media");
  block.setAttribute("data-attributes", JSON.stringify(attributes));
  element.replaceWith(block);
}

/** Lines that are beside blocks, broken by `br`, become paragraphs of their own. */
function wrapLooseText(body: HTMLElement): void {
  if (!body.querySelector(`:scope > :is(${blocks})`)) return;
  let line: HTMLElement | null = null;
  for (const node of [...body.childNodes]) {
    const isElement = node.nodeType === 1;
    if (isElement && (node as Element).matches(`${blocks}, [data-lesson-node]`)) line = null;
    else if (isElement && (node as Element).tagName === "BR") {
      line = null;
      body.removeChild(node);
    } else if (line || (node.textContent ?? "").trim() !== "") {
      if (!line) {
        line = body.ownerDocument.createElement("p");
        node.replaceWith(line);
      }
      line.append(node);
    }
  }
}
