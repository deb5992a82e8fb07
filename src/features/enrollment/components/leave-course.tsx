"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";

/** Gives the enrollment up, after saying what that means. The safe answer comes first. */
export function LeaveCourse({ courseId }: { courseId: string }) {
  const t = useTranslations("enrollment");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function leave() {
    setBusy(true);
    setFailed(false);
    try {
      await api.enrollment.leave.mutate({ courseId });
      router.refresh();
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }

  return (
    <>
      <Button look="quiet" size="small" popoverTarget="leave-course">
        {t("leaveCourse")}
      </Button>
      <div id="leave-course" popover="auto" className="dialog ask" role="dialog" aria-labelledby="leave-course-title">
        <h2 id="leave-course-title">{t("leaveTitle")}</h2>
        <p>{t("leaveMeans")}</p>
        <div className="row">
          <Button popoverTarget="leave-course" popoverTargetAction="hide">
            {t("stay")}
          </Button>
          <Button look="danger" onClick={leave} disabled={isBusy}>
            {t("leaveNow")}
          </Button>
        </div>
        {hasFailed && (
          <p role="alert" className="field__error">
            {t("errors.unknown")}
          </p>
        )}
      </div>
    </>
  );
}
