"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { InstantField } from "@/components/form/instant-field";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";

export interface EnrollmentActionsProps {
  courseId: string;
  enrollmentIds: readonly string[];
  /** Enrollments that were ended can only be given back or prolonged. */
  areEnded: boolean;
  onDone?: () => void;
}

type Changed = { changed: string[]; unchanged: number };

/** More time, end, give back: for one enrollment or for those chosen in a list. */
export function EnrollmentActions({ courseId, enrollmentIds, areEnded, onDone }: EnrollmentActionsProps) {
  const t = useTranslations("students");
  const { isBusy, problem, run } = useCall({ place: "students.errors" });
  const router = useRouter();
  const [asking, setAsking] = useState<"time" | "end" | null>(null);
  const [until, setUntil] = useState("");
  const ids = [...enrollmentIds];

  async function act(call: () => Promise<Changed>, told: "ended" | "extended" | "restored") {
    await run(async () => {
      const { changed, unchanged } = await call();
      const kept = unchanged > 0 ? ` ${t("unchanged", { count: unchanged })}` : "";
      const undo = () =>
        void act(() => api.enrollment.students.restore.mutate({ courseId, enrollmentIds: changed }), "restored");
      showToast({
        words: `${t(told, { count: changed.length })}${kept ? "." : ""}${kept}`,
        ...(told === "ended" && changed.length > 0 ? { action: { name: t("undo"), run: undo } } : {}),
      });
      onDone?.();
      router.refresh();
    });
    setAsking(null);
  }
  const extend = (event: FormEvent) => {
    event.preventDefault();
    void act(
      () => api.enrollment.students.extend.mutate({ courseId, enrollmentIds: ids, until: until || null }),
      "extended",
    );
  };

  return (
    <>
      <Button size="small" icon="timer" onClick={() => setAsking("time")} disabled={isBusy}>
        {t("moreTime")}
      </Button>
      {areEnded ? (
        <Button
          size="small"
          disabled={isBusy}
          onClick={() =>
            act(() => api.enrollment.students.restore.mutate({ courseId, enrollmentIds: ids }), "restored")
          }
        >
          {t("restore")}
        </Button>
      ) : (
        <Button size="small" look="quiet" onClick={() => setAsking("end")} disabled={isBusy}>
          {t("end")}
        </Button>
      )}
      <ErrorLine words={problem} />
      <Dialog
        open={asking === "time"}
        onClose={() => setAsking(null)}
        title={t("time.title", { count: ids.length })}
        description={t("time.why")}
      >
        <form className="stack" onSubmit={extend}>
          <InstantField label={t("time.until")} isLastDay value={until} onInstant={setUntil} />
          <div className="row">
            <Button type="submit" look="first" disabled={isBusy}>
              {t("time.save")}
            </Button>
            <Button look="quiet" onClick={() => setAsking(null)}>
              {t("time.close")}
            </Button>
          </div>
        </form>
      </Dialog>
      <ConfirmDialog
        open={asking === "end"}
        danger
        busy={isBusy}
        title={t("endTitle", { count: ids.length })}
        description={t("endWhy")}
        stay={t("keep")}
        go={t("end")}
        onStay={() => setAsking(null)}
        onGo={() => act(() => api.enrollment.students.remove.mutate({ courseId, enrollmentIds: ids }), "ended")}
      />
    </>
  );
}
