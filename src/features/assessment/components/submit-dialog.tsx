import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Submit } from "@/features/assessment/hooks/use-submit";

/** Asks once before the end, and says what is checked against it. */
export function SubmitDialog({ submit, open, tooLong }: { submit: Submit; open: number; tooLong: number }) {
  const t = useTranslations("assessment");
  useEffect(() => {
    // Fetched while there is a connection: the question must also be asked where it is lost.
    void import("@/components/ui/dialog-window");
  }, []);
  const isUnsent = submit.unsent > 0;
  const words = [tooLong > 0 && t("attempt.confirmLong", { count: tooLong }), t("attempt.confirmWords", { open })];
  return (
    <ConfirmDialog
      open={submit.isAsked}
      title={isUnsent ? t("attempt.unsentTitle", { count: submit.unsent }) : t("attempt.confirmTitle", { open })}
      description={isUnsent ? t("attempt.unsentWords") : words.filter(Boolean).join(" ")}
      stay={t("attempt.confirmStay")}
      go={t("attempt.confirmGo")}
      onStay={submit.cancel}
      onGo={submit.submit}
      busy={submit.isBusy}
      problem={submit.problem}
    />
  );
}
