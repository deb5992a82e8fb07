"use client";
import { useRef } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import { keptTextOf, type TextCopies } from "@/features/editor/hooks/kept-texts";
import { type AutosaveControls, useAutosave } from "@/features/editor/hooks/use-autosave";

interface LessonText {
  courseId: string;
  lessonId: string;
  /** Whose text it is: several people may share a device. */
  viewerId: string;
  name: keyof LessonTexts;
  revision: number;
  value: string;
  /** What this device keeps of the lesson's texts. */
  copies: TextCopies;
}

const refusals: Readonly<Record<number, string>> = {
  401: "FORBIDDEN",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  422: "RULE_BROKEN",
};

/** What the server will not take, in words for the author; anything else is tried again. */
function refusedOr(error: unknown, words: (error: unknown) => string): unknown {
  const code = refusals[describeFailure(error).httpStatus ?? 0];
  return code ? Object.assign(new Error(code), { code, reason: words(error) }) : error;
}

interface Theirs extends Partial<LessonTexts> {
  revision?: number;
}

/**
 * One of a lesson's three texts, which saves itself. They share one revision: a save that only met a change of another text is
 * sent once more over the newer revision, one that met a change of its own text is a conflict.
 */
export function useLessonText({
  courseId,
  lessonId,
  viewerId,
  name,
  revision,
  value,
  copies,
}: LessonText): AutosaveControls {
  const words = useRefusal("editor.errors");
  const stored = useRef(value);
  return useAutosave({
    kept: keptTextOf({ viewerId, lessonId, name }),
    copy: copies.get(name) ?? null,
    revision,
    value,
    save: async ({ baseRevision, value: text }) => {
      const send = async (base: number) => {
        const input = { courseId, lessonId, baseRevision: base, texts: { [name]: text } };
        const { savedAt, ...saved } = await api.authoring.lesson.saveTexts.mutate(input);
        return { ...saved, savedAt: new Date(savedAt) };
      };
      try {
        const saved = await send(Number(baseRevision));
        stored.current = text;
        return saved;
      } catch (error) {
        const failure = describeFailure(error);
        if (failure.reason !== "authoring.lesson_edited_meanwhile") throw refusedOr(error, words);
        const theirs = failure.facts as Theirs;
        if (theirs[name] === stored.current && theirs.revision !== undefined) {
          const saved = await send(theirs.revision);
          stored.current = text;
          return saved;
        }
        stored.current = theirs[name] ?? "";
        throw Object.assign(new Error(failure.reason), {
          code: "CONFLICT",
          facts: { value: theirs[name] ?? "", revision: theirs.revision ?? 0 },
        });
      }
    },
  });
}
