"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { type CourseMove, courseMoves } from "@/features/courses/rules";
import type { CourseState } from "@/policy/course";

/** Takes a course off the catalog, into the archive, or out of it. The first two ask first. */
export function MoveButtons({ courseId, title, state }: { courseId: string; title: string; state: CourseState }) {
  const t = useTranslations("courses.course");
  const router = useRouter();
  const [asking, setAsking] = useState<"unpublish" | "archive" | null>(null);
  const { isBusy, problem, setProblem, run } = useCall({ place: "editor.errors" });
  const can = (move: CourseMove) => (courseMoves[move].from as readonly CourseState[]).includes(state);

  async function go(move: CourseMove) {
    const isDone = await run(async () => {
      await api.courses.move.mutate({ courseId, move });
      router.refresh();
    });
    if (isDone) setAsking(null);
  }

  const stay = () => {
    setAsking(null);
    setProblem(null);
  };

  return (
    <div className="row row--tight">
      {can("unpublish") && (
        <Button look="quiet" onClick={() => setAsking("unpublish")}>
          {t("unpublish")}
        </Button>
      )}
      {can("archive") && (
        <Button look="quiet" onClick={() => setAsking("archive")}>
          {t("archive")}
        </Button>
      )}
      {can("restore") && (
        <Button onClick={() => go("restore")} disabled={isBusy}>
          {t("restore")}
        </Button>
      )}
      {/* On a phone the buttons are in a menu, which closes where a dialog opens: that tells its own refusal. */}
      <ErrorLine words={asking ? null : problem} />
      <ConfirmDialog
        open={asking !== null}
        title={asking ? t(`${asking}Title`, { title }) : ""}
        description={asking ? t(`${asking}Why`) : ""}
        stay={t("keep")}
        go={asking ? t(asking) : ""}
        onStay={stay}
        onGo={() => asking && go(asking)}
        busy={isBusy}
        problem={problem}
      />
    </div>
  );
}
