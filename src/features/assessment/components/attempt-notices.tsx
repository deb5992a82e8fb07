import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { Submit } from "@/features/assessment/hooks/use-submit";
import type { ShownAttempt } from "./shown-attempt";

/** What happened to the attempt while it ran: the time is over, the session has ended. */
export function AttemptNotices({
  attempt,
  isSignedOut,
  submit,
}: {
  attempt: ShownAttempt;
  isSignedOut: boolean;
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
      {isSignedOut && (
        <Notice tone="caution" live="alert">
          <p>{t.rich("signedOut", { link })}</p>
        </Notice>
      )}
    </>
  );
}
