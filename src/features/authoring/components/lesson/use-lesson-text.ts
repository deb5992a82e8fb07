"use client";
import { useRef } from "react";
import { type ApiFailure, api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import { SaveRefused } from "@/features/editor/hooks/autosave";
import { keptTextOf, type TextCopies } from "@/features/editor/hooks/kept-texts";
import { type AutosaveControls, useAutosave } from "@/features/editor/hooks/use-autosave";
import { mayWorkLater } from "@/lib/kept/retry";

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

const isEditedMeanwhile = ({ reason }: ApiFailure): boolean => reason === "authoring.lesson_edited_meanwhile";

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
  /** What would be refused again, in words for the author. Anything else is tried again. */
  const refusedOr = (error: unknown): unknown => {
    const failure = describeFailure(error);
    return isEditedMeanwhile(failure) || mayWorkLater(failure) ? error : new SaveRefused(words(error));
  };
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
        if (!isEditedMeanwhile(failure)) throw refusedOr(error);
        const theirs = failure.facts as Theirs;
        if (theirs[name] === stored.current && theirs.revision !== undefined) {
          const saved = await send(theirs.revision).catch((again) => {
            throw refusedOr(again);
          });
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
