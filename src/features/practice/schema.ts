import * as z from "zod";
import { LONGEST_TEXT_RESPONSE, MAX_FIELDS, MAX_TEXT_RESPONSE } from "@/features/questions/question-type";

/** How well someone remembered, from not at all to without effort. */
export const practiceRatings = ["AGAIN", "HARD", "GOOD", "EASY"] as const;
export type PracticeRating = (typeof practiceRatings)[number];

/** An answer to the question that was shown: another version of it is another question. */
export const PracticeAnswer = z.object({
  cardId: z.uuid(),
  questionVersionId: z.uuid(),
  selectedAnswers: z.array(z.uuid()).max(100).default([]),
  textResponse: z.string().max(LONGEST_TEXT_RESPONSE).default(""),
  fields: z
    .record(z.string().min(1).max(20), z.string().max(MAX_TEXT_RESPONSE))
    .refine((fields) => Object.keys(fields).length <= MAX_FIELDS)
    .default({}),
});
export type PracticeAnswer = z.infer<typeof PracticeAnswer>;

export const RateCard = PracticeAnswer.extend({
  /** Made by the page for this review; sent again, it counts once. */
  reviewId: z.uuid(),
  rating: z.enum(practiceRatings),
});
export type RateCard = z.infer<typeof RateCard>;

export const CardRef = z.object({ cardId: z.uuid() });
