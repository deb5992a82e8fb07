import { useRouter } from "next/navigation";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";

export interface GradeAbout {
  courseId: string;
  /** Of which the next answer is; null for all of the course. */
  assessmentId: string | null;
  answer: AnswerToGrade;
}

/** The ways from an answer to those before and after it, and to the queue. */
export function useWaysOn({ courseId, assessmentId, answer: { nextId, previousId } }: GradeAbout) {
  const router = useRouter();
  const hrefOf = (id: string | null) =>
    `/instructor/courses/${courseId}/grading${id === null ? "" : `/${id}`}${assessmentId === null ? "" : `?assessment=${assessmentId}`}`;
  const go = (id: string | null) => {
    if (id !== null) router.push(hrefOf(id));
    return id !== null;
  };
  return {
    hrefOf,
    nextHref: nextId && hrefOf(nextId),
    previousHref: previousId && hrefOf(previousId),
    /** Keys, for `useGradingKeys`. */
    letters: { n: () => go(nextId), p: () => go(previousId) },
  };
}

export type WaysOn = ReturnType<typeof useWaysOn>;
