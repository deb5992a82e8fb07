import type { QuestionKind } from "@/features/questions/edited-question";
import type { GiftKind } from "@/features/questions/formats/gift/gift-kind";
import { essayGift } from "@/features/questions/types/essay/gift";
import { betweenWords } from "@/features/questions/types/fill-in-blanks/gift";
import { matchingGift } from "@/features/questions/types/matching/gift";
import { multipleChoiceGift } from "@/features/questions/types/multiple-choice/gift";
import { numericGift } from "@/features/questions/types/numeric/gift";
import { shortAnswerGift } from "@/features/questions/types/short-answer/gift";
import { singleChoiceGift } from "@/features/questions/types/single-choice/gift";
import { trueFalseGift } from "@/features/questions/types/true-false/gift";

/** In the order in which Moodle asks which type it is. */
const kinds: Partial<Record<QuestionKind, GiftKind>> = {
  ESSAY: essayGift,
  NUMERIC: numericGift,
  SINGLE_CHOICE: singleChoiceGift,
  MULTIPLE_CHOICE: multipleChoiceGift,
  MATCHING: matchingGift,
  TRUE_FALSE: trueFalseGift,
  SHORT_ANSWER: shortAnswerGift,
};

export const giftKinds: readonly GiftKind[] = Object.values(kinds);

/** Undefined for a type that GIFT has no form for. */
export const giftKind = (type: QuestionKind): GiftKind | undefined => kinds[type];

/** The type of a question whose answers are between words: its key is that of another, made a blank. */
export const blankBetweenWords = betweenWords;
