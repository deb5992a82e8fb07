interface WordItem {
  element: HTMLElement;
  level: number;
  /** "l0 lfo1" of its list, which the levels inside it share; "" where the paragraph names none. */
  listId: string;
  isOrdered: boolean;
  start: number;
}

/** Word writes a list as paragraphs, `style="mso-list:l0 level2 lfo1"`, with the bullet or number as text in front. */
function wordItem(element: Element): WordItem | null {
  const style = element.getAttribute("style") ?? "";
  const isListed = /mso-list:\s*l\d+/i.test(style) || /\bMsoListParagraph/.test(element.getAttribute("class") ?? "");
  if (!isListed || element.tagName === "LI") return null;
  const marker = takeMarker(element as HTMLElement);
  if (marker === null) return null;
  const mark = /mso-list:([^;]*)/i.exec(style)?.[1] ?? "";
  const level = Number(/level(\d+)/i.exec(mark)?.[1] ?? 1);
  const number = /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.exec(marker)?.[1];
  const start = number && /^\d+$/.test(number) ? Number(number) : 1;
  const listId = [/\bl\d+/i, /\blfo\d+/i].flatMap((part) => part.exec(mark)?.[0] ?? []).join(" ");
  return { element: element as HTMLElement, level, listId, isOrdered: number !== undefined, start };
}

/** Takes the bullet or number off the paragraph; null when there is none. */
function takeMarker(element: HTMLElement): string | null {
  const marked = element.querySelector(
    '[data-word-marker], [style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]',
  );
  if (marked) {
    const text = marked.textContent?.trim() ?? "";
    marked.remove();
    return text;
  }
  const first = firstText(element);
  const match = /^\s*([·•o§\u00b7\uf0b7-]|\(?(?:\d{1,3}|[a-z])[.)])[\s\u00a0]+/i.exec(first?.data ?? "");
  if (!first || !match) return null;
  first.data = first.data.slice(match[0].length);
  return match[1] ?? "";
}

function firstText(element: HTMLElement): Text | null {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.trim() !== "") return text;
  }
  return null;
}

interface OpenList extends Pick<WordItem, "level" | "listId" | "isOrdered"> {
  list: HTMLElement;
}

/** Whether it begins the next list of its level: numbers after bullets, bullets after numbers, or numbers that start again. */
const isOfAnother = (item: WordItem, open: OpenList | undefined): boolean =>
  open?.level === item.level && (open.isOrdered !== item.isOrdered || (item.isOrdered && open.listId !== item.listId));

/** Makes lists of Word's paragraphs, nested by their levels. */
export function joinWordLists(root: HTMLElement): void {
  /** The lists that are open, from the outermost; each with what its items have in common. */
  let open: OpenList[] = [];
  let last: Element | null = null;
  for (const paragraph of [...root.querySelectorAll<HTMLElement>("p, div, h1, h2, h3, h4, h5, h6")]) {
    const item = wordItem(paragraph);
    if (!item) continue;
    if (last && nextElement(last) !== paragraph) open = [];
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop();
    if (isOfAnother(item, open.at(-1))) open.pop();
    let parent = open.at(-1);
    if (!parent || parent.level < item.level) {
      const list = root.ownerDocument.createElement(item.isOrdered ? "ol" : "ul");
      if (item.isOrdered && item.start !== 1) list.setAttribute("start", String(item.start));
      if (parent) (parent.list.lastElementChild ?? parent.list).append(list);
      else paragraph.before(list);
      parent = { list, level: item.level, listId: item.listId, isOrdered: item.isOrdered };
      open.push(parent);
    }
    const entry = root.ownerDocument.createElement("li");
    entry.append(...paragraph.childNodes);
    parent.list.append(entry);
    last = open[0]?.list ?? null;
    paragraph.remove();
  }
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling;
}
