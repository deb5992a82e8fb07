import * as z from "zod";
import { type AnswerFields, MAX_FIELDS, MAX_TEXT_RESPONSE, type QuestionContent } from "../../question-type";
import { ForeseenNumber, mostForeseen } from "../../shared/foreseen-number";
import { marksIn } from "./marks";

const Text = z.string().max(50_000);
const Line = z.string().max(MAX_TEXT_RESPONSE);
const shared = {
  /** Its mark in the text, without the brackets. */
  key: z.string().regex(/^[1-9]\d{0,2}$/),
  /** Said to whoever fills it in. */
  feedback: Text.default(""),
};

const KnownText = z.strictObject({
  text: Line,
  /** Percent of the blank's share that it earns; 0 for a wrong one that is there for its feedback. */
  credit: z.number().min(0).max(100).multipleOf(0.01),
  /** Said to whoever fills it in, before what is said of the blank. */
  feedback: Text,
});
export type KnownText = z.infer<typeof KnownText>;

export const mostTexts = 50;

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
    /** The first that is filled in says what it earns. By its words alone where that is all, and nothing is said of it. */
    accepted: z.array(z.union([Line, KnownText])).max(mostTexts),
    isCaseSensitive: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...{ ...shared, value: z.string().max(120), tolerance: z.string().max(120) },
    /** Said to whoever fills in the right number, before what is said of the blank. Left out for nothing. */
    answerFeedback: Text.optional(),
    /** Other numbers; the first that is filled in decides. Left out for none. */
    foreseen: z.array(ForeseenNumber).max(mostForeseen).optional(),
  }),
  /** Ids are random, so that none tells which is right. */
  z.strictObject({ kind: z.literal("dropdown"), ...shared, choices: z.array(Choice).max(50) }),
]);
export type Blank = z.infer<typeof Blank>;
export type BlankOf<Kind extends Blank["kind"]> = Extract<Blank, { kind: Kind }>;
/** One that something is typed in. */
export type TypedBlank = BlankOf<"text" | "number">;

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

export const givenIn = (fields: AnswerFields, { key }: { key: string }): string => fields[key]?.trim() ?? "";
