const inTabOrder = [
  "a[href]",
  "button:not(:disabled)",
  "input:not(:disabled):not([type=hidden])",
  "select:not(:disabled)",
  "textarea:not(:disabled)",
  "summary",
  "[tabindex]:not([tabindex='-1'])",
].join();
/** Where a heading is looked for when nothing that could have the focus is left. */
const parts = "section, article, form, [role=dialog], main";
/** What has parts of its own: it is the next best place for what was in it. */
const rows = "li, tr";
/** They have an owner who knows where the focus goes once they close. */
const windows = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [popover]";
/** What is said in passing: whoever answers it goes back to what they were at. */
const passing = "[data-toasts]";
const besides = `${passing}, ${windows}`;

let placed: Element | null = null;
/** What had the focus last that wasn't in a window or a message, or what is in its place by now. */
let outside: HTMLElement | null = null;

/** Nothing that the reader or the page has chosen has the focus: what is shown next may take it. */
export const isFocusFree = (): boolean =>
  document.activeElement === document.body || (placed !== null && document.activeElement === placed);

/** Where the focus goes back to when a window closes: to what opened it, or to what is in the place of that. */
export const backTo = (opener: Element | null): HTMLElement | null =>
  opener instanceof HTMLElement && opener.isConnected ? opener : outside;

/** This has the focus because something else was removed: a key that is still held down isn't meant for it. */
export const isPlaced = (target: EventTarget | null): boolean => placed !== null && target === placed;

/**
 * Where the focus is, and where it goes when what has it is removed: to what came in its place, to what follows it or is before it, to
 * the row around it, to where it was before, or to the heading of the part.
 */
export class FocusSpot {
  #here: HTMLElement | null = null;
  #isOpenerGone = false;
  #address = "";

  /** The focus has come to this element. */
  note(target: HTMLElement): void {
    const from = this.#here;
    if (from && from !== target && !from.closest(besides)) {
      outside = from;
      this.#isOpenerGone = false;
    }
    this.#here = target;
    this.#address = addressNow();
    if (target !== placed) placed = null;
  }

  /** The reader has left it for nothing else, or uses a pointer, which needs no focus. */
  forget(): void {
    this.#here = null;
    outside = null;
  }

  /** Of what these records removed. Does nothing where the focus is somewhere, or another page was opened. */
  mend(records: readonly MutationRecord[]): void {
    if (outside && !outside.isConnected) {
      outside = nextTo(outside, records);
      this.#isOpenerGone = true;
    }
    const gone = this.#here;
    if (!gone || gone.isConnected || document.activeElement !== document.body) return;
    this.#here = null;
    if (addressNow() !== this.#address) return;
    const place = placeOf(gone, records);
    const before = outside && canTakeFocus(outside) ? outside : null;
    // A menu that closes gives the focus to what opened it: nobody else knows of what is in the place of that.
    if (!place && before && this.#isOpenerGone && gone.closest(windows)) give(before);
    if (!place) return;
    const next = place.parent.closest(passing) ? before : (nearest(place) ?? before);
    if (next) give(next);
    else giveHeading(place.parent);
  }
}

const addressNow = (): string => window.location.pathname + window.location.search;

interface Place {
  parent: Element;
  inPlace: Element[];
  after: Element[];
  /** Those of its kind, the nearest first. */
  before: Element[];
}

function nearest({ parent, inPlace, after, before }: Place): HTMLElement | null {
  const row = parent.closest(rows);
  return firstOf(inPlace) ?? firstOf(after) ?? firstOf(before) ?? firstOf(row ? [row] : []);
}

function nextTo(gone: HTMLElement, records: readonly MutationRecord[]): HTMLElement | null {
  const place = placeOf(gone, records);
  return place && nearest(place);
}

/** Nothing is in it but the window, and what is laid behind that. */
const holdsOnly = (node: Node, around: Element): boolean =>
  node instanceof Element &&
  [node, ...node.querySelectorAll("*")].every((one) => around.contains(one) || one.contains(around));

/** Where it was, by the outermost removal that took it along; null for what was beside the page, and in a window that closed. */
function placeOf(gone: HTMLElement, records: readonly MutationRecord[]): Place | null {
  const around = gone.closest(windows);
  let inside: Node = gone;
  for (;;) {
    const removal = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(inside)));
    const parent = removal?.target;
    if (!removal || !(parent instanceof Element)) return null;
    if (parent.isConnected) {
      const isClosed =
        parent === document.body ||
        (around !== null && [...removal.removedNodes].some((node) => holdsOnly(node, around)));
      return isClosed ? null : placeBetween(parent, removal, addedBy(records));
    }
    inside = parent;
  }
}

const addedBy = (records: readonly MutationRecord[]): ReadonlySet<Node> =>
  new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));

function placeBetween(
  parent: Element,
  { previousSibling, nextSibling, removedNodes }: MutationRecord,
  added: ReadonlySet<Node>,
): Place {
  const children: Node[] = [...parent.childNodes];
  let from = previousSibling ? children.indexOf(previousSibling) + 1 : 0;
  let to = nextSibling ? children.indexOf(nextSibling) : children.length;
  to = Math.max(from, to);
  const isAdded = (node: Node | undefined) => node !== undefined && added.has(node);
  while (isAdded(children[from - 1])) from -= 1;
  while (isAdded(children[to])) to += 1;
  const elements = (nodes: readonly Node[]) => nodes.filter((node): node is Element => node instanceof Element);
  const kinds = elements([...removedNodes]);
  // Rows of a list are of one kind, however they look; others are if they look the same.
  const isOfKind = (one: Element) =>
    kinds.some((gone) => gone.tagName === one.tagName && (gone.matches(rows) || gone.className === one.className));
  return {
    parent,
    inPlace: elements(children.slice(from, to)),
    after: elements(children.slice(to)),
    before: elements(children.slice(0, from)).filter(isOfKind).reverse(),
  };
}

function canTakeFocus(element: Element): element is HTMLElement {
  return element.matches(inTabOrder) && !element.closest("[inert]") && (element.checkVisibility?.() ?? true);
}

function firstOf(elements: readonly Element[]): HTMLElement | null {
  for (const element of elements)
    for (const candidate of [element, ...element.querySelectorAll(inTabOrder)])
      if (canTakeFocus(candidate)) return candidate;
  return null;
}

function give(element: HTMLElement): void {
  placed = element;
  element.focus({ preventScroll: true });
}

function headingOf(part: Element | null | undefined): HTMLElement | null {
  if (!part) return null;
  return part.querySelector<HTMLElement>("h1, h2, h3, h4") ?? headingOf(part.parentElement?.closest(parts));
}

function giveHeading(inside: Element): void {
  const heading = headingOf(inside.closest(parts));
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) {
    heading.tabIndex = -1;
    heading.setAttribute("data-arrival", "");
    const restore = () => {
      for (const name of ["tabindex", "data-arrival"]) heading.removeAttribute(name);
    };
    heading.addEventListener("blur", restore, { once: true });
  }
  give(heading);
}
