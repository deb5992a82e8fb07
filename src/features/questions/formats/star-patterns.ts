import type { EditedAnswer } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";

const special = /[\\^$.|?*+()[\]{}]/g;

/** An accepted answer as Moodle writes it: "*" stands for any letters, unless a backslash is before it. */
export function acceptedOf(text: string, id: string): EditedAnswer {
  if (!hasStar(text)) return blankAnswer(id, text.replaceAll("\\*", "*"), true);
  const pattern = text
    .split(/(\\\*|\*)/)
    .map((part) => (part === "*" ? ".*" : part === "\\*" ? "\\*" : part.replace(special, "\\$&")))
    .join("");
  return { ...blankAnswer(id, pattern, true), isPattern: true };
}

export const hasStar = (text: string): boolean => /(?<!\\)\*/.test(text);

/** The way back; null for a pattern that has more than letters and "any letters". */
export function starredOf({ text, isPattern }: Pick<EditedAnswer, "text" | "isPattern">): string | null {
  if (!isPattern) return text.replaceAll("*", "\\*");
  const parts = text.split(".*").map((part) => {
    const bare = part.replace(/\\[\\^$.|?*+()[\]{}]/g, "");
    return bare.search(special) >= 0 ? null : part.replace(/\\(.)/g, (_, sign) => (sign === "*" ? "\\*" : sign));
  });
  return parts.includes(null) ? null : parts.join("*");
}
