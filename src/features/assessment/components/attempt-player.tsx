"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useArrival } from "@/components/ui/arrival";
import { useAttempt, useEntries } from "@/features/assessment/hooks/use-attempt";
import { useChecks } from "@/features/assessment/hooks/use-checks";
import { useCountdown } from "@/features/assessment/hooks/use-countdown";
import { usePages } from "@/features/assessment/hooks/use-pages";
import { useSignals } from "@/features/assessment/hooks/use-signals";
import { useSubmit } from "@/features/assessment/hooks/use-submit";
import { AttemptBar } from "./attempt-bar";
import { AttemptNotices } from "./attempt-notices";
import { AttemptPaper } from "./attempt-paper";
import { AttemptQuestion } from "./attempt-question";
import { AttemptSide } from "./attempt-side";
import { isAnswered, isTooLong, type QuestionState, stateOf } from "./question-state";
import type { ShownAttempt } from "./shown-attempt";
import { SubmitDialog } from "./submit-dialog";

/** A running attempt: paper, map, clock and saved state. `tools` are the bar's own, such as the theme. */
export function AttemptPlayer({ attempt, tools }: { attempt: ShownAttempt; tools?: ReactNode }) {
  const t = useTranslations("assessment.attempt");
  const session = useAttempt(attempt);
  const entries = useEntries(session.queue);
  const checks = useChecks(attempt, session, entries);
  const submit = useSubmit(attempt.id, session);
  const sendSignals = useSignals(attempt, session.clock);
  const timed = { ...attempt, deadlineAt: session.deadlineAt };
  const countdown = useCountdown(timed, session.clock, submit.timeIsOver);
  const paper = useArrival<HTMLElement>();
  const [start] = useState(() => firstOpen(attempt, entries));
  const [chosen, setHere] = useState(start);
  const pages = usePages(attempt, start);
  const open = pages.pages[pages.at];
  const isOnPage = (index: number) => open === undefined || (index >= open.first && index < open.end);
  const here = isOnPage(chosen) ? chosen : (open?.first ?? 0);
  const states: QuestionState[] = attempt.questions.map((question, index) =>
    stateOf(question, index, session.queue.entry(question.versionId), here),
  );
  const flag = () => {
    const question = attempt.questions[here];
    if (!question) return;
    const { value } = session.queue.entry(question.versionId);
    session.queue.change(question.versionId, { ...value, isFlagged: !value.isFlagged });
  };
  const tooLong = () =>
    attempt.questions.filter((question) => isTooLong(question, session.queue.entry(question.versionId).value)).length;
  const askToSubmit = () => {
    sendSignals();
    submit.ask();
  };
  const onGo = (index: number) => {
    setHere(index);
    return pages.turnTo(index);
  };
  const map = { states, here, sections: attempt.sections, onGo, onFlag: flag };
  return (
    <>
      <AttemptBar attempt={timed} entries={entries} countdown={countdown} map={map} tools={tools} />
      <div className="mx-auto grid inline-full max-inline-272 grid-cols-[minmax(0,1fr)_17rem] items-start gap-x-12 px-(--gutter) pbs-8 pbe-16 max-tablet:grid-cols-[minmax(0,1fr)] max-tablet:pbs-2">
        <main id="main" aria-label={attempt.title} ref={paper} tabIndex={-1} data-arrival>
          <p className="type-caption flex justify-between gap-4 py-2 text-ink-muted min-phone:hidden">
            <b className="text-ink [font:560_1.0625rem/1.5rem_var(--serif)]">{attempt.title}</b>{" "}
            <span>{t("short", { number: attempt.number, max: attempt.maxAttempts })}</span>
          </p>
          {attempt.recordsSignals && <p className="caption mbe-3">{t("recorded")}</p>}
          <AttemptNotices {...{ attempt, entries, session, submit }} />
          <form onSubmit={(event) => event.preventDefault()} lang={attempt.language}>
            <AttemptPaper attempt={attempt} pages={pages}>
              {attempt.questions.map((question, index) => (
                <AttemptQuestion
                  key={question.versionId}
                  attemptId={attempt.id}
                  {...{ question, index, queue: session.queue }}
                  isHere={index === here}
                  isHidden={!isOnPage(index)}
                  isOver={submit.isOver}
                  isCheckable={attempt.checkable.includes(question.versionId)}
                  check={checks.states.get(question.versionId)}
                  onHere={() => setHere(index)}
                  onCheck={checks.check}
                />
              ))}
            </AttemptPaper>
          </form>
        </main>
        <AttemptSide attempt={timed} map={map} onSubmit={askToSubmit} />
      </div>
      <SubmitDialog
        {...{ submit, entries }}
        isSignedOut={session.isSignedOut}
        open={states.filter(({ isAnswered }) => !isAnswered).length}
        tooLong={submit.isAsked ? tooLong() : 0}
      />
    </>
  );
}

/** Where to go on: the first question without an answer, or the first of all. */
function firstOpen({ questions }: ShownAttempt, entries: ReturnType<typeof useEntries>): number {
  const open = questions.findIndex((question) => {
    const value = entries.get(question.versionId)?.value;
    return !value || !isAnswered(question, value);
  });
  return Math.max(0, open);
}
