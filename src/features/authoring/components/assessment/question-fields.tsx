"use client";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { QuestionEditor } from "./question-editor";

/** The fields of a question that is not in an assessment (yet): no one else can be changing it. */
export function QuestionFields({
  question,
  onChange,
}: {
  question: EditedQuestion;
  onChange: (question: EditedQuestion) => void;
}) {
  const alone = { id: "", value: question, theirs: null, isDirty: false };
  return <QuestionEditor question={alone} isShuffled={false} mayEdit onChange={onChange} onResolve={() => undefined} />;
}
