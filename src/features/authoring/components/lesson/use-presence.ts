"use client";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import type { LessonPresence } from "@/features/authoring/server/lesson/be-in-lesson";
import { uuidV7 } from "@/lib/uuid-v7";

const everyMs = 10_000;
const tabName = "lectern-tab";

/** The same for this tab however often its page is loaded again; another one where the browser keeps nothing. */
function tabId(): string {
  try {
    const known = sessionStorage.getItem(tabName) ?? uuidV7();
    sessionStorage.setItem(tabName, known);
    return known;
  } catch {
    return uuidV7();
  }
}

type Other = Pick<LessonPresence["others"][number], "name" | "isSelf">;

/** Who else has the lesson open. Asked while the page is seen; an answer that does not come changes nothing. */
export function usePresence(courseId: string, lessonId: string, isEditing: boolean): Other[] {
  const [others, setOthers] = useState<Other[]>([]);
  useEffect(() => {
    if (!isEditing) return;
    const here = { courseId, lessonId, tab: tabId() };
    const ask = () => {
      if (document.visibilityState === "hidden") return;
      api.authoring.lesson.beHere.mutate(here).then(
        (presence) => setOthers(presence.others),
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, everyMs);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
      api.authoring.lesson.leave.mutate(here).catch(() => undefined);
    };
  }, [courseId, lessonId, isEditing]);
  return others;
}
