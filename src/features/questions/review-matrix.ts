import * as z from "zod";

/** What can be shown of an attempt. */
export const reviewParts = ["score", "correctness", "feedback", "answers"] as const;
export type ReviewPart = (typeof reviewParts)[number];

/**
 * Where a student is with an assessment. `attempt`: another attempt may follow. `done`: passed, or no attempts left. `closed`: it has
 * closed for everyone, whatever was before.
 */
export const reviewStages = ["attempt", "done", "closed"] as const;
export type ReviewStage = (typeof reviewStages)[number];

/** `during`: of one question, once the student has checked the answer to it while the attempt runs. The others: of an ended attempt. */
export const reviewTimes = ["during", ...reviewStages] as const;
export type ReviewTime = (typeof reviewTimes)[number];

/** Each once, in the order above, so that what is the same is spelled the same. */
const Times = z.array(z.enum(reviewTimes)).transform((times) => reviewTimes.filter((time) => times.includes(time)));

/** For each part the times at which it is shown. */
export const ReviewMatrix = z.object({ score: Times, correctness: Times, feedback: Times, answers: Times });
export type ReviewMatrix = z.infer<typeof ReviewMatrix>;

/** The default of the database. */
export const standardReview: ReviewMatrix = {
  score: [...reviewStages],
  correctness: [...reviewStages],
  feedback: [...reviewStages],
  answers: ["done", "closed"],
};

export const answersShown = ["NEVER", "AFTER_PASS_OR_LAST", "AFTER_SUBMIT"] as const;

/** As course files and templates say it: part by part, or by the two switches of those from before there were parts. */
export interface StatedReview {
  review?: Partial<ReviewMatrix> | undefined;
  showResults?: boolean | undefined;
  showCorrectAnswers?: (typeof answersShown)[number] | undefined;
}

/** What is left out is as standard. Where an assessment closes, "after passing or the last attempt" doesn't become true by that. */
export function statedReview(
  { review, showResults = true, showCorrectAnswers }: StatedReview,
  { closes }: { closes: boolean },
): ReviewMatrix {
  if (review) return ReviewMatrix.parse({ ...standardReview, ...review });
  const results = showResults ? reviewStages : [];
  const answers: Record<(typeof answersShown)[number], readonly ReviewStage[]> = {
    NEVER: [],
    AFTER_PASS_OR_LAST: closes ? ["done"] : ["done", "closed"],
    AFTER_SUBMIT: reviewStages,
  };
  return {
    score: [...results],
    correctness: [...results],
    feedback: [...results],
    answers: showCorrectAnswers ? [...answers[showCorrectAnswers]] : standardReview.answers,
  };
}

export const isStandardReview = (review: ReviewMatrix): boolean =>
  reviewParts.every((part) => review[part].join() === standardReview[part].join());

/** What a checked answer shows while its attempt runs, in the order of the parts. None: answers can't be checked. */
export const shownDuring = (review: ReviewMatrix): ReviewPart[] =>
  reviewParts.filter((part) => review[part].includes("during"));
