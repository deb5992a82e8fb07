"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Notice } from "@/components/ui/notice";
import type { MoveUnderWay } from "@/features/courses/server/versions/version-queries";

/** Milliseconds between two looks while a move is in progress. */
const interval = 2_000;

/** How far a move of students is; it may be stopped. Looks again automatically until it is done. */
export function MoveState({ courseId, move, mayStop }: { courseId: string; move: MoveUnderWay; mayStop: boolean }) {
  const t = useTranslations("versions.move");
  const router = useRouter();
  const isUnderWay = move.state === "WAITING" || move.state === "RUNNING";
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => router.refresh(), interval);
    return () => clearInterval(timer);
  }, [isUnderWay, router]);

  const { isBusy, problem, run } = useCall();
  const stop = () =>
    run(() => api.courses.versions.stopMove.mutate({ courseId, moveId: move.id })).then(() => router.refresh());
  return (
    <Notice tone={move.state === "DONE" ? "positive" : "neutral"} live="status">
      <div className="grid justify-items-start gap-2">
        <p>{t(`state.${move.state}`, { number: move.toNumber, moved: move.moved, stayed: move.stayed })}</p>
        {isUnderWay && mayStop && (
          <Button size="small" disabled={isBusy} onClick={stop}>
            {t("stop")}
          </Button>
        )}
        <ErrorLine words={problem} />
      </div>
    </Notice>
  );
}
