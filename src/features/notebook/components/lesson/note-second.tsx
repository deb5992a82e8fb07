"use client";
import { useTranslations } from "next-intl";
import { clockOf } from "@/lib/clock-of";
import { goToSecond, lessonVideo } from "./anchor-here";

/** The second of the video that a note is about, and the way there. */
export function NoteSecond({ seconds }: { seconds: number }) {
  const t = useTranslations("notebook.lesson");
  const clock = clockOf(seconds);
  if (!lessonVideo()) return <p className="num text-ink-muted">{clock}</p>;
  return (
    <p className="text-ink-muted">
      <button
        type="button"
        className="num text-start min-block-6"
        aria-label={t("toSecond", { clock })}
        onClick={() => goToSecond(seconds)}
      >
        {clock}
      </button>
    </p>
  );
}
