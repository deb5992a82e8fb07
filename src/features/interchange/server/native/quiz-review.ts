import "server-only";
import * as z from "zod";
import { reviewTimes } from "@/features/questions/review-matrix";

const times = z
  .preprocess(
    (value) => (value === "" ? [] : value),
    z.array(z.enum(reviewTimes, { error: `must be one of ${reviewTimes.join(", ")}.` })),
  )
  .optional();

/** What a `.quiz.yaml` file says of reviews, part by part; a part left out keeps its default. */
export const QuizReview = z.strictObject({ score: times, correctness: times, feedback: times, answers: times });
