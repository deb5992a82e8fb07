import type { QuestionDocument } from "../../src/features/questions/course-files";

type Accepted = NonNullable<NonNullable<QuestionDocument["blanks"]>[number]["accept"]>;

/** The first text that earns everything in a blank. */
export function rightText(accept: Accepted): string {
  const known = accept.map((one) => (typeof one === "string" ? { text: one, credit: 100 } : one));
  return known.find(({ credit }) => credit === 100)?.text ?? "";
}
