"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type CourseMove, courseMoves } from "@/features/courses/rules";
import type { CourseState } from "@/policy/course";

/** Takes a course off the catalog, into the archive, or out of it. The first two ask first. */
export function MoveButtons({ courseId, title, state }: { courseId: string; title: string; state: CourseState }) {
  const t = useTranslations("courses.course");
  const router = useRouter();
  const [asking, setAsking] = useState<"unpublish" | "archive" | null>(null);
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const can = (move: CourseMove) => (courseMoves[move].from as readonly CourseState[]).includes(state);

  async function go(move: CourseMove) {
    await run(async () => {
      await api.courses.move.mutate({ courseId, move });
      router.refresh();
    });
    setAsking(null);
  }

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
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      <ConfirmDialog
        open={asking !== null}
        title={asking ? t(`${asking}Title`, { title }) : ""}
        description={asking ? t(`${asking}Why`) : ""}
        stay={t("keep")}
        go={asking ? t(asking) : ""}
        onStay={() => setAsking(null)}
        onGo={() => asking && go(asking)}
        busy={isBusy}
      />
    </div>
  );
}
