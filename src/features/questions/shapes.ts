import type * as z from "zod";
import type { QuestionType } from "./question-type";
import { CodeBody } from "./types/code/body";
import { EssayBody } from "./types/essay/body";
import { FileUploadBody } from "./types/file-upload/body";
import { BlanksBody } from "./types/fill-in-blanks/body";
import { HotspotBody, readHotspot } from "./types/hotspot/body";
import { MatchingBody } from "./types/matching/body";
import { NumericBody } from "./types/numeric/body";

interface StoredShape {
  /** What it stores beyond the fields that all types share; nothing where this is left out. */
  body?: z.ZodType;
  /** Where it has always as many options, or as many as its body says. */
  answerCount?: number | ((body: unknown) => number);
}

/** What a question of a type must look like to be stored, complete or not. */
const shapes: Partial<Record<QuestionType, StoredShape>> = {
  TRUE_FALSE: { answerCount: 2 },
  NUMERIC: { body: NumericBody.nullable() },
  MATCHING: { body: MatchingBody },
  ESSAY: { body: EssayBody },
  FILL_IN_BLANKS: { body: BlanksBody },
  CODE: { body: CodeBody },
  FILE_UPLOAD: { body: FileUploadBody },
  HOTSPOT: { body: HotspotBody, answerCount: (body) => readHotspot(body).areas.length },
};

export function hasShapeOf(
  type: QuestionType,
  { answers, body }: { answers: readonly unknown[]; body: unknown },
): boolean {
  const shape = shapes[type] ?? {};
  const hasBody = shape.body ? shape.body.safeParse(body).success : body === null;
  const { answerCount: said } = shape;
  const answerCount = typeof said === "function" ? said(body) : said;
  return hasBody && (answerCount === undefined || answers.length === answerCount);
}
