import * as z from "zod";
import { Rubric } from "../../rubric-schema";
import { type CodeLanguage, codeLanguages } from "./languages";

/** The longest code to begin with, in UTF-16 units. */
export const longestStarter = 20_000;

export const CodeBody = z.strictObject({
  /** Null for one that isn't colored: pseudocode, a language of the course's own. */
  language: z.enum(Object.keys(codeLanguages) as CodeLanguage[]).nullable(),
  /** What a student's editor holds at first. */
  starter: z.string().max(longestStarter),
  /** By a person who reads the code, or by the output that students enter. Code is never run here. */
  markedBy: z.enum(["person", "output"]),
  /** What a good answer has, as Markdown: for those who grade, never for students. */
  graderNotes: z.string().max(50_000),
  /** Left out where there is none; of no use where the output marks. */
  rubric: Rubric.optional(),
});
export type CodeBody = z.infer<typeof CodeBody>;

export const emptyCode: CodeBody = { language: "python", starter: "", markedBy: "person", graderNotes: "" };

/** As stored; an empty one that a person grades where it can't be read. */
export function readCode(body: unknown): CodeBody {
  const read = CodeBody.safeParse(body);
  return read.success ? read.data : { ...emptyCode, language: null };
}
