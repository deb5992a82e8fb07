"use client";
import { useEffect, useRef, useState } from "react";
import type { NoteItem } from "@/features/notebook/hooks/lesson-notebook";
import type { Passage } from "@/features/notebook/schema";
import { keepApart } from "./keep-apart";
import { lessonTextRoot, locatePassages, partAround } from "./lesson-text";

interface Placed {
  /** By note: an element beside the part of the text that it belongs to. Notes without one are elsewhere. */
  hosts: ReadonlyMap<string, Element>;
  ranges: ReadonlyMap<string, Range>;
  /** Every note has been looked for. */
  isPlaced: boolean;
}

const highlightName = "noted";

const passagesOf = (items: readonly NoteItem[]): { id: string; passage: Passage }[] =>
  items.flatMap(({ id, anchor }) => (anchor.kind === "passage" ? [{ id, passage: anchor.passage }] : []));

/**
 * Puts an element for each note at a passage into the text, behind the part that it belongs to: the styles set it into the margin
 * where there is one. The text is set as HTML and React does not look into it; where it is set again the notes are placed again.
 */
export function usePlacedNotes(items: readonly NoteItem[]): Placed {
  const [placed, setPlaced] = useState<Placed>({ hosts: new Map(), ranges: new Map(), isPlaced: false });
  const kept = useRef(new Map<string, HTMLElement>());
  const passages = passagesOf(items);
  const ids = passages.map(({ id }) => id).join(" ");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the passage of a note never changes
  useEffect(() => {
    const root = lessonTextRoot();
    const place = () => setPlaced(root ? placeAll(root, passages, kept.current) : none);
    place();
    if (!root) return;
    const observer = new MutationObserver(() => {
      if ([...kept.current.values()].some((host) => !host.isConnected)) place();
    });
    observer.observe(root, { childList: true });
    return () => observer.disconnect();
  }, [ids]);

  useEffect(() => {
    const hosts = kept.current;
    return () => {
      for (const host of hosts.values()) host.remove();
      hosts.clear();
    };
  }, []);

  useEffect(() => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.set(highlightName, new Highlight(...placed.ranges.values()));
    return () => void CSS.highlights.delete(highlightName);
  }, [placed]);
  useEffect(() => {
    const hosts = [...placed.hosts.values()].flatMap((inside) => inside.parentElement ?? []);
    return keepApart(hosts);
  }, [placed]);
  return placed;
}

const none: Placed = { hosts: new Map(), ranges: new Map(), isPlaced: true };

function placeAll(
  root: HTMLElement,
  passages: readonly { id: string; passage: Passage }[],
  kept: Map<string, HTMLElement>,
): Placed {
  const hosts = new Map<string, Element>();
  const ranges = new Map<string, Range>();
  const found = locatePassages(
    root,
    passages.map(({ passage }) => passage),
  );
  for (const [at, { id }] of passages.entries()) {
    const range = found[at];
    const part = range && partAround(root, range);
    if (!range || !part) continue;
    const host = kept.get(id) ?? makeHost();
    putBehind(part, host);
    kept.set(id, host);
    hosts.set(id, host.firstElementChild ?? host);
    ranges.set(id, range);
  }
  for (const [id, host] of kept) {
    if (hosts.has(id)) continue;
    host.remove();
    kept.delete(id);
  }
  return { hosts, ranges, isPlaced: true };
}

/** Behind the part and the notes that are there. One that is there already is not touched: its field would lose the focus. */
function putBehind(part: Element, host: HTMLElement): void {
  let last = part;
  for (let next = part.nextElementSibling; next?.hasAttribute("data-note-host"); next = next.nextElementSibling) {
    if (next === host) return;
    last = next;
  }
  last.after(host);
}

function makeHost(): HTMLElement {
  const host = document.createElement("div");
  host.dataset.noteHost = "";
  host.append(document.createElement("div"));
  return host;
}
