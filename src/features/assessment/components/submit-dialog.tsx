import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type QueuedAnswer, unsavedIn } from "@/features/assessment/hooks/answer-queue";
import type { Submit } from "@/features/assessment/hooks/use-submit";

/** Asks once before the end, and says what is checked against it. */
export function SubmitDialog({
  submit,
  entries,
  isSignedOut,
  open,
  tooLong,
}: {
  submit: Submit;
  entries: ReadonlyMap<string, QueuedAnswer>;
  isSignedOut: boolean;
  open: number;
  tooLong: number;
}) {
  const t = useTranslations("assessment.attempt");
  useEffect(() => {
    // Fetched while there is a connection: the question must also be asked where it is lost.
    void import("@/components/ui/dialog-window");
  }, []);
  const { unsent: count, isKept, notAccepted } = unsavedIn(entries);
  // Until they are sent: the question is then what it was.
  const isHeldBack = submit.isHeldBack && count > 0;
  const heldBack = [
    t(isKept ? "unsentKept" : "unsentUnkept", { count }),
    t(isSignedOut ? "unsentSignedOut" : "unsentOffline", { count }),
  ];
  const asked = [
    notAccepted > 0 && t("confirmNotAccepted", { count: notAccepted }),
    tooLong > 0 && t("confirmLong", { count: tooLong }),
    t("confirmWords", { open }),
  ];
  return (
    <ConfirmDialog
      open={submit.isAsked}
      title={isHeldBack ? t("unsentTitle", { count }) : t("confirmTitle", { open })}
      description={(isHeldBack ? heldBack : asked).filter(Boolean).join(" ")}
      stay={t("confirmStay")}
      go={t("confirmGo")}
      onStay={submit.cancel}
      onGo={submit.submit}
      busy={submit.isBusy}
      problem={submit.problem}
    />
  );
}
