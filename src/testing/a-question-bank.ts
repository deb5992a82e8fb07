import { randomUUID } from "node:crypto";
import { saveBank } from "@/features/authoring/server/banks/save-bank";
import { addBankQuestions, saveBankQuestion } from "@/features/authoring/server/banks/write-bank-questions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Person } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";

/** A question with a right answer of two. */
export const aBankQuestion = (text: string, more: Partial<EditedQuestion> = {}): EditedQuestion => ({
  type: "SINGLE_CHOICE",
  text,
  points: 1,
  penalty: 0,
  explanation: "",
  feedback: "",
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  body: null,
  answers: ["Right", "Wrong"].map((words) => ({
    ...{ id: randomUUID(), text: words, isCorrect: words === "Right", explanation: "" },
    ...{ isCaseSensitive: false, isPattern: false },
  })),
  ...more,
});

type Plan = readonly {
  text: string;
  tags?: string[];
  difficulty?: number | null;
  question?: Partial<EditedQuestion>;
}[];

/** A bank of the actor's with these questions. */
export async function aQuestionBank(deps: Deps & { readonly actor: Person }, plan: Plan) {
  const bankId = randomUUID();
  await saveBank(deps, { bankId, title: "Tides", description: "" });
  const ids = new Map<string, string>();
  for (const { text, tags = [], difficulty = null, question } of plan) {
    const questionId = uuidV7();
    ids.set(text, questionId);
    const questions = [{ questionId, question: aBankQuestion(text, question) }];
    await addBankQuestions(deps, { bankId, tags, difficulty, questions });
  }
  const idOf = (text: string): string => ids.get(text) ?? randomUUID();
  const edit = (
    text: string,
    number: number,
    to: string,
    { tags = [] as string[], difficulty = null as number | null } = {},
  ) =>
    saveBankQuestion(deps, { bankId, questionId: idOf(text), number, question: aBankQuestion(to), tags, difficulty });
  return { bankId, idOf, edit };
}
