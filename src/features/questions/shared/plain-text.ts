import type { ShownText } from "../shown-question";

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** A text where only plain text can be, such as an option of a list; null where it has markup, an image or a formula. */
export function plainOf({ html, isInline }: ShownText): string | null {
  if (!isInline || html.includes("<")) return null;
  return html.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (digits) return String.fromCodePoint(Number(digits));
    return named[name ?? ""] ?? whole;
  });
}

/** 0 as "A", 25 as "Z", 26 as "AA". */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCodePoint(65 + (index % 26));
}
