"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRead } from "@/components/api/use-read";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { TextSkeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toasts";
import type { ResetEffect } from "@/features/enrollment/server/students/reset-enrollment";
import { uuidV7 } from "@/lib/uuid-v7";

interface EnrollmentRef {
  courseId: string;
  enrollmentId: string;
}

type Preview = { effect: Omit<ResetEffect, "completedAt"> & { completedAt: string | Date | null }; stamp: string };

/** Starts an enrollment again, after showing what that changes and what it leaves. */
export function ResetStudent({ courseId, enrollmentId, name }: EnrollmentRef & { name: string }) {
  const t = useTranslations("students");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  // Each opening shows what is so by then.
  const [opening, setOpening] = useState(0);
  const { isBusy, problem, setProblem, run } = useCall({ place: "students.errors" });
  const read = (signal: AbortSignal): Promise<Preview> =>
    api.enrollment.students.previewReset.query({ courseId, enrollmentId }, { signal });
  const { found: preview, problem: unread } = useRead(isOpen ? `${opening}` : null, read, { place: "students.errors" });
  // One new enrollment, however often it has to be sent over a bad line.
  const newEnrollmentId = useRef<string | null>(null);

  function look() {
    setOpen(true);
    setOpening((before) => before + 1);
    setProblem(null);
  }
  async function reset(stamp: string) {
    newEnrollmentId.current ??= uuidV7();
    const id = newEnrollmentId.current;
    await run(async () => {
      await api.enrollment.students.reset.mutate({ courseId, enrollmentId, newEnrollmentId: id, stamp });
      showToast({ words: t("reset.done"), icon: "check" });
      router.push(`/instructor/courses/${courseId}/students/${id}`);
      setOpen(false);
    });
  }

  return (
    <>
      <Button size="small" onClick={look}>
        {t("one.reset")}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("reset.title", { name })}
        description={t("reset.why")}
      >
        {!preview && unread === null && <TextSkeleton words={t("reset.loading")} />}
        {preview && <Effect effect={preview.effect} />}
        <ErrorLine words={problem ?? unread} />
        <div className="row">
          <Button look="first" data-safe onClick={() => setOpen(false)} disabled={isBusy}>
            {t("reset.keep")}
          </Button>
          <Button look="danger" disabled={isBusy || !preview} onClick={() => preview && reset(preview.stamp)}>
            {t("reset.go")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Effect({ effect }: { effect: Preview["effect"] }) {
  const t = useTranslations("students.reset");
  const {
    versionBefore: before,
    versionAfter: after,
    completedAt,
    certificateNumber,
    attempts,
    attemptsUnderWay,
  } = effect;
  return (
    <>
      <h3>{t("goes")}</h3>
      <ul>
        <li>{t("lessons", { count: effect.lessonsCompleted, percent: Math.floor(effect.progressPercentage) })}</li>
        <li>{t("opened", { count: effect.lessonsOpened })}</li>
        {attempts > 0 && <li>{t("attempts", { count: attempts })}</li>}
        {attemptsUnderWay > 0 && <li>{t("underWay", { count: attemptsUnderWay })}</li>}
        <li>{before === after ? t("sameVersion", { after }) : t("version", { before, after })}</li>
      </ul>
      <h3>{t("stays")}</h3>
      <ul>
        {completedAt && <li>{t.rich("completed", { time: () => <LocalTime at={completedAt} shape="date" /> })}</li>}
        {certificateNumber && <li>{t("certificate", { number: certificateNumber })}</li>}
        <li>{t("kept")}</li>
      </ul>
    </>
  );
}
