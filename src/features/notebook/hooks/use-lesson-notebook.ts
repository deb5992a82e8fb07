"use client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { emptyView, LessonNotebook, type LessonPlace, notebookOf } from "@/features/notebook/hooks/lesson-notebook";

/** The notebook beside the lesson, asked for once the page is. */
export function useLessonNotebook({ slug, lessonId }: LessonPlace) {
  const notebook = useMemo(() => {
    const at = { slug, lessonId };
    return typeof window === "undefined" ? new LessonNotebook(at) : notebookOf(at);
  }, [slug, lessonId]);
  const view = useSyncExternalStore(notebook.subscribe, notebook.read, () => emptyView);
  useEffect(() => void notebook.load(), [notebook]);
  return { notebook, view };
}
