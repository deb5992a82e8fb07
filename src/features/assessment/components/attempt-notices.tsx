import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import { shapeOfDeadline } from "@/features/assessment/deadline";
import { type QueuedAnswer, unsavedIn } from "@/features/assessment/hooks/answer-queue";
import type { AttemptSession } from "@/features/assessment/hooks/use-attempt";
import type { Submit } from "@/features/assessment/hooks/use-submit";
import type { ShownAttempt } from "./shown-attempt";

/** What happened to the attempt while it ran: more time was given, answers changed on another device, the time is over, the session has ended. */
export function AttemptNotices({
  attempt,
  entries,
  session: { deadlineAt, isSignedOut },
  submit,
}: {
  attempt: ShownAttempt;
  entries: ReadonlyMap<string, QueuedAnswer>;
  session: AttemptSession;
  submit: Submit;
}) {
  const t = useTranslations("assessment.attempt");
  const next = encodeURIComponent(`/learn/${attempt.slug}/${attempt.lessonId}/attempt`);
  const link = (words: ReactNode) => <a href={`/sign-in?next=${next}`}>{words}</a>;
  return (
    <div className="mbe-6 grid gap-3 empty:hidden max-phone:mbs-2">
      {submit.isOver && (
        <Notice tone="caution" live="alert">
          <p>{t(submit.problem ? "timeOverOffline" : "timeOver")}</p>
        </Notice>
      )}
      {deadlineAt && attempt.deadlineAt && deadlineAt > attempt.deadlineAt && (
        <MoreTime startedAt={attempt.startedAt} deadlineAt={deadlineAt} />
      )}
      <ChangedElsewhere questions={attempt.questions} entries={entries} />
      {isSignedOut && (
        <Notice tone="caution" live="alert">
          <p>{unsavedIn(entries).isKept ? t.rich("signedOut", { link }) : t("signedOutUnkept")}</p>
        </Notice>
      )}
    </div>
  );
}

/** Files say themselves which of them came and went. */
function ChangedElsewhere({
  questions,
  entries,
}: {
  questions: ShownAttempt["questions"];
  entries: ReadonlyMap<string, QueuedAnswer>;
}) {
  const t = useTranslations("assessment.attempt");
  const locale = useLocale();
  const numbers = questions.flatMap(({ versionId, files }, index) =>
    !files && entries.get(versionId)?.isChangedElsewhere ? (index + 1).toLocaleString(locale) : [],
  );
  if (numbers.length === 0) return null;
  const list = new Intl.ListFormat(locale).format(numbers);
  return (
    <Notice icon="monitor-smartphone" live="status">
      <p>{t("changedElsewhere", { count: numbers.length, numbers: list })}</p>
    </Notice>
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
