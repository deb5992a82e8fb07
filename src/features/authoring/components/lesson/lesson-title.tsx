"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCallQueue } from "@/features/editor/hooks/use-call-queue";
import { useTyped } from "./use-typed";

/** The title over the page, stored once the typing settles. */
export function LessonTitle({
  courseId,
  lessonId,
  title,
  mayEdit,
}: {
  courseId: string;
  lessonId: string;
  title: string;
  mayEdit: boolean;
}) {
  const t = useTranslations("authoring.lesson");
  const router = useRouter();
  const [stored, setStored] = useState(title);
  const queue = useCallQueue();
  const typed = useTyped(stored, (next) => {
    if (next === "") return false;
    const before = stored;
    setStored(next);
    queue
      .run(() => api.authoring.outline.rename.mutate({ courseId, kind: "lesson", id: lessonId, title: next }))
      .then(
        () => router.refresh(),
        () => setStored(before),
      );
    return true;
  });

  return (
    <input
      className="block-13 inline-full tracking-[-0.015em] [font:460_2.375rem/2.75rem_var(--serif)] max-phone:text-[1.625rem]/8"
      aria-label={t("title")}
      maxLength={200}
      readOnly={!mayEdit}
      {...typed}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
