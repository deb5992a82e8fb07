import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import { shapeOfDeadline } from "@/features/assessment/deadline";
import type { AttemptSession } from "@/features/assessment/hooks/use-attempt";
import type { Submit } from "@/features/assessment/hooks/use-submit";
import type { ShownAttempt } from "./shown-attempt";

/** What happened to the attempt while it ran: more time was given, the time is over, the session has ended. */
export function AttemptNotices({
  attempt,
  session: { deadlineAt, isSignedOut },
  submit,
}: {
  attempt: ShownAttempt;
  session: AttemptSession;
  submit: Submit;
}) {
  const t = useTranslations("assessment.attempt");
  const next = encodeURIComponent(`/learn/${attempt.slug}/${attempt.lessonId}/attempt`);
  const link = (words: ReactNode) => <a href={`/sign-in?next=${next}`}>{words}</a>;
  return (
    <>
      {submit.isOver && (
        <Notice tone="caution" live="alert">
          <p>{t(submit.failure ? "timeOverOffline" : "timeOver")}</p>
        </Notice>
      )}
      {deadlineAt && attempt.deadlineAt && deadlineAt > attempt.deadlineAt && (
        <MoreTime startedAt={attempt.startedAt} deadlineAt={deadlineAt} />
      )}
      {isSignedOut && (
        <Notice tone="caution" live="alert">
          <p>{t.rich("signedOut", { link })}</p>
        </Notice>
      )}
    </>
  );
}

function MoreTime({ startedAt, deadlineAt }: { startedAt: Date; deadlineAt: Date }) {
  const t = useTranslations("assessment.attempt");
  const shape = shapeOfDeadline(startedAt, deadlineAt);
  return (
    <Notice icon="timer" live="status">
      <p>{t.rich("moreTime", { shape, end: () => <LocalTime at={deadlineAt} shape={shape} /> })}</p>
    </Notice>
  );
}
