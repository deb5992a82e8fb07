"use client";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useFailureWords } from "@/features/authoring/components/failure-words";
import { tellSaved } from "@/features/authoring/components/tell-saved";
import type { LessonSettings } from "@/features/authoring/lesson/schema";

/** A lesson's settings, each stored as it is changed, one after the other. What is refused goes back to what it was. */
export function useSettings(courseId: string, lessonId: string, given: LessonSettings) {
  const words = useFailureWords();
  const [settings, setSettings] = useState(given);
  const stored = useRef(given);
  const last = useRef<Promise<void>>(Promise.resolve());

  function set(change: Partial<LessonSettings>) {
    setSettings((now) => ({ ...now, ...change }));
    tellSaved({ kind: "saving" });
    last.current = last.current.then(async () => {
      const names = Object.keys(change) as (keyof LessonSettings)[];
      const base = Object.fromEntries(names.map((name) => [name, stored.current[name]]));
      try {
        const saved = await api.authoring.lesson.saveSetting.mutate({ courseId, lessonId, change, base });
        stored.current = saved.settings;
        setSettings(saved.settings);
        tellSaved({ kind: "saved", at: new Date(saved.savedAt) });
      } catch (error) {
        setSettings(stored.current);
        tellSaved({ kind: "refused", why: words(error) });
      }
    });
  }

  return { settings, set };
}
