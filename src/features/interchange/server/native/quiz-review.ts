import "server-only";
import * as z from "zod";
import { reviewStages } from "@/features/questions/review-matrix";

const stages = z
  .preprocess(
    (value) => (value === "" ? [] : value),
    z.array(z.enum(reviewStages, { error: `must be one of ${reviewStages.join(", ")}.` })),
  )
  .optional();

/** What a `.quiz.yaml` file says of reviews, part by part; a part left out keeps its default. */
export const QuizReview = z.strictObject({ score: stages, correctness: stages, feedback: stages, answers: stages });
