import "server-only";
import { type Furniture, furnitureOf } from "./furniture";
import type { OutlineSource, OutlineSpan } from "./outline-types";
import { cleanTitle } from "./titles";

/** A heading of a source and what is under it. */
export interface Section {
  heading: OutlineSpan;
  level: number;
  /** What it is besides a part of what is taught. */
  furniture: Furniture | null;
  /** The position of its heading, and the one behind the last span under it. */
  from: number;
  until: number;
  /** Characters of text between its heading and the next one; what is nothing but links does not count. */
  own: number;
  /** Characters of text of all of it, without what is left out. */
  length: number;
  below: Section[];
}

/** The headings of a source as a tree. Linear in the number of spans. */
export function sectionsOf({ spans, headings, links }: OutlineSource): Section[] {
  const byPosition = new Map(spans.map((span) => [span.position, span]));
  const isLink = new Set(links);
  const end = (spans.at(-1)?.position ?? -1) + 1;
  const top: Section[] = [];
  const open: Section[] = [];
  for (const [at, { position, level }] of headings.entries()) {
    const heading = byPosition.get(position);
    if (!heading) continue;
    while ((open.at(-1)?.level ?? 0) >= level) close(open, position);
    let own = 0;
    for (let next = position + 1; next < (headings[at + 1]?.position ?? end); next += 1)
      if (!isLink.has(next)) own += byPosition.get(next)?.length ?? 0;
    const furniture = furnitureOf(cleanTitle(heading.text));
    const section: Section = { heading, level, furniture, from: position, until: end, own, length: 0, below: [] };
    (open.at(-1)?.below ?? top).push(section);
    open.push(section);
  }
  while (open.length > 0) close(open, end);
  return top;
}

/** Ends the innermost section; all that is below it has ended. */
function close(open: Section[], until: number): void {
  const section = open.pop();
  if (!section) return;
  const { furniture, own, below } = section;
  const text = below.reduce((sum, { length }) => sum + length, 0);
  section.until = until;
  section.length = furniture === "skipped" ? 0 : furniture === "quiz" ? text : own + text;
}
