/**
 * A blank is marked in the text by its key in double brackets. Markdown gives them no meaning of its own, so that they come
 * through its renderer as they were written, also within emphasis, lists and tables.
 */
const mark = /\[\[([1-9]\d{0,2})\]\]/g;

export const markOf = (key: string): string => `[[${key}]]`;

/** The keys of the blanks in a text, each once, in its order. */
export function marksIn(text: string): string[] {
  return [...new Set(allMarksIn(text))];
}

/** Those that a text has more than once. */
export function repeatedMarksIn(text: string): Set<string> {
  const all = allMarksIn(text);
  return new Set(all.filter((key, at) => all.indexOf(key) < at));
}

const allMarksIn = (text: string): string[] => [...text.matchAll(mark)].map(([, key = ""]) => key);

/** The text with something else in the place of each mark. */
export function replaceMarks(text: string, put: (key: string, mark: string) => string): string {
  return text.replace(mark, (whole, key: string) => put(key, whole));
}
