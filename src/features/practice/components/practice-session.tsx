"use client";

import { useTranslations } from "next-intl";
import { usePractice } from "@/features/practice/hooks/use-practice";
import type { Practice } from "@/features/practice/server/get-practice";
import { PracticedQuestion } from "./practiced-question";
import { SessionEnd } from "./session-end";

/** Questions one after the other, until none is due or the time for today is over. */
export function PracticeSession({ practice: first, personId }: { practice: Practice; personId: string }) {
  const t = useTranslations("practice");
  const session = usePractice(first);
  const { practice, practiced, isOver } = session;
  const { card, due } = practice;
  if (!card || isOver) return <SessionEnd session={session} />;
  return (
    <>
      <p className="caption num" role="status">
        {t("due", { due })}
        {practiced > 0 && `, ${t("practiced", { practiced })}`}
      </p>
      <PracticedQuestion
        key={`${card.id} ${card.reps} ${card.question.versionId}`}
        card={card}
        session={session}
        personId={personId}
      />
    </>
  );
}
