/** The path of a category of a course's own questions in Moodle's formats: one line, in which a slash that divides nothing is doubled. */
export const moodleCategoryPath = (title: string): string =>
  `$course$/top/${title.trim().replace(/\s+/g, " ").replaceAll("/", "//")}`;

/** The names in such a path, the outermost first, without what is above all categories. A slash that is doubled divides nothing. */
export function moodleCategoryNames(path: string): string[] {
  const parts = path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((part) => part.replaceAll("//", "/").trim())
    .filter((part) => part !== "");
  const isAbove = (part: string, at: number) => (at === 0 && /^\$\w+\$$/.test(part)) || (at <= 1 && part === "top");
  return parts.filter((part, at) => !isAbove(part, at));
}
