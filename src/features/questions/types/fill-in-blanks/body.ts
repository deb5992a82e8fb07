import * as z from "zod";
import { type AnswerFields, MAX_FIELDS, MAX_TEXT_RESPONSE, type QuestionContent } from "../../question-type";
import { isWithinTolerance } from "../../shared/number-matching";
import { isAcceptedText, tidied } from "../../shared/text-matching";
import { marksIn } from "./marks";

const Text = z.string().max(50_000);
const Line = z.string().max(MAX_TEXT_RESPONSE);
const shared = {
  /** Its mark in the text, without the brackets. */
  key: z.string().regex(/^[1-9]\d{0,2}$/),
  /** Said to whoever fills it in. */
  feedback: Text.default(""),
};

const Choice = z.strictObject({
  id: z.uuid(),
  text: Text,
  isCorrect: z.boolean().default(false),
  /** Said to whoever chooses it. */
  feedback: Text.default(""),
});
export type Choice = z.infer<typeof Choice>;

const Blank = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    ...shared,
    accepted: z.array(Line).max(50),
    isCaseSensitive: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal("number"), ...shared, value: z.string().max(120), tolerance: z.string().max(120) }),
  /** Ids are random, so that none tells which is right. */
  z.strictObject({ kind: z.literal("dropdown"), ...shared, choices: z.array(Choice).max(50) }),
]);
export type Blank = z.infer<typeof Blank>;
export type BlankOf<Kind extends Blank["kind"]> = Extract<Blank, { kind: Kind }>;

/** What each blank of the text holds. Blanks whose mark was taken out of the text are kept until their author removes them. */
export const BlanksBody = z
  .strictObject({ blanks: z.array(Blank).max(MAX_FIELDS) })
  .refine(({ blanks }) => areUnique(blanks.map(({ key }) => key)), "must have a blank only once.")
  .refine(({ blanks }) => areUnique(choiceIdsOf(blanks)), "must have ids of which none is used twice.");
export type BlanksBody = z.infer<typeof BlanksBody>;

const areUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

export const choiceIdsOf = (blanks: readonly Blank[]): string[] =>
  blanks.flatMap((blank) => (blank.kind === "dropdown" ? blank.choices.map(({ id }) => id) : []));

/** As stored; no blanks where it can't be read. */
export function readBlanks(body: unknown): Blank[] {
  const read = BlanksBody.safeParse(body);
  return read.success ? read.data.blanks : [];
}

/** Those that the text has, in its order: the ones that students fill in. */
export function blanksInText({ text, body }: Pick<QuestionContent, "text" | "body">): Blank[] {
  const byKey = new Map(readBlanks(body).map((blank) => [blank.key, blank]));
  return marksIn(text).flatMap((key) => byKey.get(key) ?? []);
}

/** Whether what is in a blank's field is right: a text, a number or the id of a choice. */
export function isRight(blank: Blank, given: string): boolean {
  if (blank.kind === "number") return isWithinTolerance({ ...blank, unit: "" }, given);
  if (blank.kind === "dropdown") return blank.choices.some(({ id, isCorrect }) => isCorrect && id === given);
  const text = tidied(given);
  return text !== "" && blank.accepted.some((accepted) => isAcceptedText(accepted, text, blank.isCaseSensitive));
}

export const givenIn = (fields: AnswerFields, { key }: { key: string }): string => fields[key]?.trim() ?? "";
