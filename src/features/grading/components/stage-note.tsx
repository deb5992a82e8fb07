import { useTranslations } from "next-intl";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";

type Staged = Pick<AnswerToGrade, "need" | "grades" | "mayGrade" | "isOneOfTwo">;

/** What the viewer's grade would be. */
export function stageOf({ need, grades, mayGrade }: Staged) {
  if (need === null) return mayGrade ? "change" : "settled";
  if (need === "decision") return mayGrade ? "decide" : "decided";
  return need === "second" && grades.length > 0 ? "own" : need;
}

/** Where two people grade the answer: whose turn it is, and who sees what. */
export function StageNote({ answer }: { answer: Staged }) {
  const t = useTranslations("grading.one");
  const stage = stageOf(answer);
  if (stage === "grade" || stage === "change") return null;
  return (
    <p className="callout mbs-2 mbe-3">
      {t(`stage.${stage}`)}
      {stage === "decide" && answer.isOneOfTwo && <> {t("stage.oneIsYours")}</>}
    </p>
  );
}
