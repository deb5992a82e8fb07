import "server-only";
import { CardRef, PracticeAnswer, RateCard } from "@/features/practice/schema";
import { onSite, router } from "@/server/trpc/init";
import { checkAnswer } from "./check-answer";
import { getDue, getPractice } from "./get-practice";
import { putAway } from "./put-away";
import { rateCard } from "./rate-card";

export const practiceRouter = router({
  /** How many of the asker's questions are due. */
  due: onSite("account.own").query(({ ctx }) => getDue(ctx)),

  /** The asker's next question, without a key. */
  next: onSite("account.own").query(({ ctx }) => getPractice(ctx)),

  /** Marks an answer and tells what is right. A mutation, because an answer may be longer than an address. */
  check: onSite("account.own")
    .input(PracticeAnswer)
    .mutation(({ ctx, input }) => checkAnswer(ctx, input)),

  rate: onSite("account.own")
    .input(RateCard)
    .mutation(({ ctx, input }) => rateCard(ctx, input)),

  putAway: onSite("account.own")
    .input(CardRef)
    .mutation(({ ctx, input }) => putAway(ctx, input.cardId)),
});
