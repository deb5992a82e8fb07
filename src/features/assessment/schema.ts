import * as z from "zod";
import { LONGEST_TEXT_RESPONSE, MAX_FIELDS, MAX_TEXT_RESPONSE } from "@/features/questions/question-type";

/** One answer as the student gave it. Sending the same one again changes nothing. */
export const SaveAnswer = z.object({
  attemptId: z.uuid(),
  questionVersionId: z.uuid(),
  /** Made by the client for this change; the same change keeps it when it is sent again. */
  clientId: z.uuid(),
  /** Grows with every change. A lower one than the stored never overwrites it. */
  revision: z.number().int().min(1).max(2_147_483_647),
  selectedAnswers: z.array(z.uuid()).max(100).default([]),
  textResponse: z.string().max(LONGEST_TEXT_RESPONSE).default(""),
  fields: z
    .record(z.string().min(1).max(20), z.string().max(MAX_TEXT_RESPONSE))
    .refine((fields) => Object.keys(fields).length <= MAX_FIELDS)
    .default({}),
  isFlagged: z.boolean().default(false),
});
export type SaveAnswer = z.infer<typeof SaveAnswer>;

/** The answer to be final, by the revision that the student sees. */
export const CheckAnswer = SaveAnswer.pick({ attemptId: true, questionVersionId: true, revision: true });
export type CheckAnswer = z.infer<typeof CheckAnswer>;
