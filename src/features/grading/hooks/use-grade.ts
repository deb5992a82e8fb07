import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useFailureSentence } from "@/components/api/use-refusal";
import { showToast } from "@/components/ui/toasts";
import { keepGrade, readKeptGrade } from "@/features/grading/components/kept-grade";
import { readPoints } from "@/features/grading/rules";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";
import { uuidV7 } from "@/lib/uuid-v7";

interface GradeAbout {
  courseId: string;
  assessmentId: string | null;
  answer: AnswerToGrade;
}

/** The last answer was left by saving it, so the hands are at the keyboard: the next one is ready to be typed in. */
let hasJustSaved = false;

/** The fields of a grade, kept on the device until they are sent, and the ways on to other answers. */
export function useGrade({ courseId, assessmentId, answer }: GradeAbout) {
  const t = useTranslations("grading.one");
  const router = useRouter();
  const tell = useFailureSentence();
  const { answerId, viewerId: graderId, maxPoints, grades, nextId, previousId } = answer;
  const [latest] = grades;
  const [points, setPoints] = useState(latest ? String(latest.points / 100) : "");
  const [comment, setComment] = useState(latest?.comment ?? "");
  const [isTried, setTried] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const gradeId = useRef<string | null>(null);
  const firstField = useRef<HTMLInputElement>(null);
  const { isBusy, problem, run } = useCall({
    tell(error) {
      const failure = describeFailure(error);
      // The other's grade is shown among the earlier ones, and the next try replaces it.
      if (failure.reason === "grading.graded_meanwhile") router.refresh();
      return tell(failure);
    },
  });

  useEffect(() => {
    if (hasJustSaved) firstField.current?.focus();
    hasJustSaved = false;
    let isGone = false;
    void readKeptGrade({ graderId, answerId }).then((kept) => {
      // Whoever types already writes over it.
      if (!kept || isGone || gradeId.current !== null) return;
      gradeId.current = kept.gradeId;
      setPoints(kept.points);
      setComment(kept.comment);
      setRestored(true);
    });
    return () => {
      isGone = true;
    };
  }, [graderId, answerId]);

  const change = (typed: { points?: string; comment?: string }) => {
    // Another text is another grade: one that was stored without an answer is not taken for it.
    gradeId.current = uuidV7();
    const next = { points, comment, ...typed };
    setPoints(next.points);
    setComment(next.comment);
    setRestored(false);
    keepGrade({ graderId, answerId }, { gradeId: gradeId.current, ...next });
  };

  const hrefOf = (id: string | null) =>
    `/instructor/courses/${courseId}/grading${id === null ? "" : `/${id}`}${assessmentId === null ? "" : `?assessment=${assessmentId}`}`;
  const go = (id: string | null) => id !== null && router.push(hrefOf(id));

  const given = readPoints(points, maxPoints);
  async function save(goesOn: boolean) {
    setTried(true);
    if (given === null) {
      firstField.current?.focus();
      return;
    }
    gradeId.current ??= uuidV7();
    const grade = { gradeId: gradeId.current, replaces: latest?.number ?? 0, points: given, comment };
    let next: string | null = null;
    const isSaved = await run(async () => {
      next = (await api.grading.grade.mutate({ courseId, answerId, assessmentId, ...grade })).nextId;
    });
    if (!isSaved) return;
    gradeId.current = null;
    keepGrade({ graderId, answerId }, null);
    setRestored(false);
    showToast({ words: t("saved"), icon: "check" });
    if (!goesOn) {
      router.refresh();
      return;
    }
    hasJustSaved = next !== null;
    router.push(hrefOf(next));
  }

  return {
    ...{ points, comment, change, save, isBusy, problem, isRestored, firstField },
    isBad: isTried && given === null,
    goNext: () => go(nextId),
    goBack: () => go(previousId),
    nextHref: nextId && hrefOf(nextId),
    previousHref: previousId && hrefOf(previousId),
  };
}
