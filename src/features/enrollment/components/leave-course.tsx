"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

/** Gives the enrollment up, after saying what that means. The safe answer comes first. */
export function LeaveCourse({ courseId }: { courseId: string }) {
  const t = useTranslations("enrollment");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();

  async function leave() {
    await run(async () => {
      await api.enrollment.leave.mutate({ courseId });
      router.refresh();
    });
  }

  return (
    <>
      <Button look="quiet" size="small" popoverTarget="leave-course">
        {t("leaveCourse")}
      </Button>
      <div id="leave-course" popover="auto" className="dialog-box" role="dialog" aria-labelledby="leave-course-title">
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
        <ErrorLine words={problem} />
      </div>
    </>
  );
}
