"use client";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import type { LessonSettings } from "@/features/authoring/lesson/schema";
import { useCallQueue } from "@/features/editor/hooks/use-call-queue";

/**
 * A lesson's settings, each stored as it is changed, one after the other and again until it is answered. What is refused goes
 * back to what it was.
 */
export function useSettings(courseId: string, lessonId: string, given: LessonSettings) {
  const queue = useCallQueue();
  const [settings, setSettings] = useState(given);
  const stored = useRef(given);

  function set(change: Partial<LessonSettings>) {
    setSettings((now) => ({ ...now, ...change }));
    const names = Object.keys(change) as (keyof LessonSettings)[];
    const send = () => {
      const base = Object.fromEntries(names.map((name) => [name, stored.current[name]]));
      return api.authoring.lesson.saveSetting.mutate({ courseId, lessonId, change, base });
    };
    queue.run(send).then(
      (saved) => {
        stored.current = saved.settings;
        // What was chosen since is on its way behind this one.
        if (queue.isIdle) setSettings(saved.settings);
      },
      () => setSettings(stored.current),
    );
  }

  return { settings, set };
}
