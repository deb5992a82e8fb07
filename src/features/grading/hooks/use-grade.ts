import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useFailureSentence } from "@/components/api/use-refusal";
import { showToast } from "@/components/ui/toasts";
import { needsReason, readPoints } from "@/features/grading/rules";
import { useTypedGrade } from "./use-typed-grade";
import { type GradeAbout, useWaysOn } from "./use-ways-on";

/** The last answer was left by saving it, so the hands are at the keyboard: the next one is ready to be typed in. */
let hasJustSaved = false;

/** The fields of a grade and the ways on to other answers. */
export function useGrade(about: GradeAbout) {
  const { courseId, assessmentId, answer } = about;
  const t = useTranslations("grading.one");
  const router = useRouter();
  const tell = useFailureSentence();
  const { answerId, maxPoints, rubric, grades } = answer;
  const ways = useWaysOn(about);
  const { typed, settle, idToSend, ...fields } = useTypedGrade(answer);
  const [isTried, setTried] = useState(false);
  const firstField = useRef<HTMLInputElement>(null);
  const levelList = useRef<HTMLDivElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const { isBusy, problem, run } = useCall({
    tell(error) {
      const failure = describeFailure(error);
      // What others gave is shown among the earlier grades, and the next try replaces it where that is possible.
      if (failure.reason === "grading.graded_meanwhile" || failure.reason === "grading.two_graded_meanwhile")
        router.refresh();
      return tell(failure);
    },
  });

  useEffect(() => {
    if (!hasJustSaved) return;
    hasJustSaved = false;
    (levelList.current?.querySelector("input") ?? firstField.current)?.focus();
  }, []);

  const given = readPoints(typed.points, maxPoints);
  const asksReason = given !== null && needsReason(rubric, typed.levels, given);
  const lacksReason = asksReason && typed.reason.trim() === "";
  async function save(goesOn: boolean) {
    setTried(true);
    if (given === null || lacksReason) {
      (given === null ? firstField : reasonField).current?.focus();
      return;
    }
    const { comment, levels, reason } = typed;
    const grade = { gradeId: idToSend(), replaces: grades[0]?.number ?? 0, points: given, comment, levels, reason };
    let next: string | null = null;
    const isSaved = await run(async () => {
      next = (await api.grading.grade.mutate({ courseId, answerId, assessmentId, ...grade })).nextId;
    });
    if (!isSaved) return;
    settle();
    showToast({ words: t("saved"), icon: "check" });
    if (goesOn) {
      hasJustSaved = next !== null;
      router.push(ways.hrefOf(next));
    }
    // The page of this answer too, to which the reader may go back.
    router.refresh();
  }

  return {
    ...{ typed, ...fields, save, isBusy, problem, levelList, firstField, reasonField },
    isBad: isTried && given === null,
    asksReason,
    lacksReason: isTried && lacksReason,
    ways,
  };
}
