import { useEffect, useRef, useState } from "react";
import { keepGrade, readKeptGrade, type TypedGrade } from "@/features/grading/components/kept-grade";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";
import { isOfRubric, pointsOfLevels } from "@/features/questions/rubric";
import type { ChosenLevel } from "@/features/questions/rubric-schema";
import { uuidV7 } from "@/lib/uuid-v7";

/** What is in the fields of a grade: kept on the device until it is sent, and found there again. */
export function useTypedGrade(answer: AnswerToGrade) {
  const { answerId, viewerId: graderId, start, rubric } = answer;
  const [typed, setTyped] = useState<TypedGrade>({
    points: start && start.points !== null ? String(start.points / 100) : "",
    comment: start?.comment ?? "",
    levels: start?.levels ?? [],
    reason: start?.reason ?? "",
  });
  const [isRestored, setRestored] = useState(false);
  const gradeId = useRef<string | null>(null);

  useEffect(() => {
    let isGone = false;
    void readKeptGrade({ graderId, answerId }).then((kept) => {
      // Whoever types already writes over it.
      if (!kept || isGone || gradeId.current !== null) return;
      const { gradeId: keptId, ...rest } = kept;
      gradeId.current = keptId;
      setTyped({ ...rest, levels: isOfRubric(rubric, rest.levels) ? rest.levels : [] });
      setRestored(true);
    });
    return () => {
      isGone = true;
    };
  }, [graderId, answerId, rubric]);

  const change = (part: Partial<TypedGrade>) => {
    // Another text is another grade: one that was stored without an answer is not taken for it.
    gradeId.current = uuidV7();
    const next = { ...typed, ...part };
    setTyped(next);
    setRestored(false);
    keepGrade({ graderId, answerId }, { gradeId: gradeId.current, ...next });
  };

  return {
    typed,
    isRestored,
    change,
    /** Points follow the levels, until others are typed. */
    choose({ criterionId, levelId }: ChosenLevel) {
      if (!rubric) return;
      const levels = [...typed.levels.filter((one) => one.criterionId !== criterionId), { criterionId, levelId }];
      change({ levels, points: String(pointsOfLevels(rubric, levels) / 100) });
    },
    idToSend: () => {
      gradeId.current ??= uuidV7();
      return gradeId.current;
    },
    settle() {
      gradeId.current = null;
      keepGrade({ graderId, answerId }, null);
      setRestored(false);
    },
  };
}
