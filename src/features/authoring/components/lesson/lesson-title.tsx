"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useFailureWords } from "@/features/authoring/components/failure-words";
import { tellSaved } from "@/features/authoring/components/tell-saved";

/** The title over the page, stored when it is left or Enter is pressed. */
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
  const words = useFailureWords();
  const router = useRouter();
  const [typed, setTyped] = useState(title);
  const [stored, setStored] = useState(title);

  async function store() {
    const next = typed.trim();
    if (next === "" || next === stored) return setTyped(stored);
    tellSaved({ kind: "saving" });
    try {
      await api.authoring.outline.rename.mutate({ courseId, kind: "lesson", id: lessonId, title: next });
      setStored(next);
      tellSaved({ kind: "saved", at: new Date() });
      router.refresh();
    } catch (error) {
      tellSaved({ kind: "refused", why: words(error) });
    }
  }

  return (
    <input
      className="page__title"
      aria-label={t("title")}
      value={typed}
      maxLength={200}
      readOnly={!mayEdit}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={store}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setTyped(stored);
      }}
    />
  );
}
