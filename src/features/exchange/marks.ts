import type { KeptIssue } from "@/features/questions/formats/issues";
import { mostTags, type QuestionMarks, tagForm } from "@/features/questions/marks";

/** What a file says of a question that banks keep beside it: words as they are in the file. */
export interface FoundMarks {
  tags: readonly string[];
  /** In the words of LOM, such as "very easy". */
  difficulty?: string;
}

/** What isn't kept of it, and which it is. */
export interface MarkIssue {
  code: KeptIssue;
  detail?: string;
}

/** The words of LOM (IEEE 1484.12.1, 5.8), of which banks have three. */
const levels: Readonly<Record<string, number>> = {
  "very easy": 1,
  easy: 1,
  medium: 2,
  difficult: 3,
  "very difficult": 3,
};

/** How each difficulty of a bank is said in LOM. */
export const lomDifficulty = (difficulty: number): string =>
  ["easy", "medium", "difficult"][difficulty - 1] ?? "medium";

/** Null where the question has none. `isKept`: it is read into a bank; elsewhere questions have no marks. */
export function readMarks(
  { tags: words, difficulty: level = "" }: FoundMarks,
  isKept: boolean,
): { marks: QuestionMarks | null; issues: MarkIssue[] } {
  const found = [...new Set(words.map((word) => word.trim().replace(/\s+/g, " ").toLowerCase()))].filter(
    (word) => word !== "",
  );
  const named = level.trim().toLowerCase();
  if (!isKept) {
    const codes: MarkIssue[] = found.length > 0 ? [{ code: "tags" }] : [];
    return { marks: null, issues: named === "" ? codes : [...codes, { code: "difficulty" }] };
  }
  const issues: MarkIssue[] = [];
  const tags = found.filter((tag) => tagForm.test(tag));
  const others = found.filter((tag) => !tags.includes(tag));
  if (others.length > 0) issues.push({ code: "tag_form", detail: shortened(others) });
  const beyond = tags.splice(mostTags);
  if (beyond.length > 0) issues.push({ code: "many_tags", detail: shortened(beyond) });
  const difficulty = Object.hasOwn(levels, named) ? (levels[named] ?? null) : null;
  if (named !== "" && difficulty === null) issues.push({ code: "difficulty_word", detail: shortened([named]) });
  if (named.startsWith("very ") && difficulty !== null) issues.push({ code: "difficulty_level" });
  return { marks: tags.length > 0 || difficulty !== null ? { tags, difficulty } : null, issues };
}

const mostShown = 200;

function shortened(words: readonly string[]): string {
  const all = words.join(", ");
  return all.length > mostShown ? `${all.slice(0, mostShown)}…` : all;
}
