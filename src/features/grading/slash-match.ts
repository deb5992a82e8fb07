/** `/` at the start of a line or after a space, and what was typed since, from and to in the text. */
export interface SlashMatch {
  query: string;
  from: number;
  to: number;
}

/** Null where the caret isn't behind one. A date or "and/or" is none. */
export function slashMatch(text: string, caret: number): SlashMatch | null {
  const found = /(?:^|\s)\/([\p{L}\d ]{0,24})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? "";
  return { query: query.toLowerCase(), from: caret - query.length - 1, to: caret };
}

/** The text with something in the place of a part of it, a space between words, and where the caret is then. */
export function insertAt(text: string, inserted: string, { from, to }: { from: number; to: number }) {
  const before = text.slice(0, from);
  const gap = before === "" || /\s$/.test(before) ? "" : " ";
  return { text: before + gap + inserted + text.slice(to), caret: from + gap.length + inserted.length };
}
