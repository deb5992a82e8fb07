import "server-only";
import type { BankQuestionRef } from "@/features/authoring/banks/schema";
import { getBankQuestion } from "@/features/authoring/server/banks/get-bank-question";
import { contentOf } from "@/features/questions/content-of";
import { publicView } from "@/features/questions/registry";
import type { ShownQuestion } from "@/features/questions/shown-question";
import type { PersonDeps } from "@/server/trpc/context";
import { offeredIn } from "./get-preview";
import { showQuestion } from "./show-question";
import { showTexts } from "./show-texts";

/** A question of a bank, in its latest version, as a student would meet it: without its key. @throws AppError NOT_FOUND as `getBankQuestion`. */
export async function previewBankQuestion(
  deps: Pick<PersonDeps, "db" | "actor" | "locale">,
  ref: BankQuestionRef,
): Promise<ShownQuestion> {
  const { question } = await getBankQuestion(deps, ref);
  const content = contentOf(ref.questionId, question);
  const asked = publicView(content, offeredIn(content, false));
  return showTexts(deps.db, { bankId: ref.bankId, locale: deps.locale }, (show) => showQuestion(asked, "q1", show));
}
