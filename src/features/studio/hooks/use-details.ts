"use client";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { failedSave } from "@/components/form/failed-save";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type CourseDetails, type DetailField, problemOf } from "@/features/courses/details";

export interface DetailsHome {
  courseId: string;
  /** Whose words are kept on this device: people share devices. */
  viewerId: string;
  /** Of the builder, where the fields are in it. */
  sessionId?: string;
  details: CourseDetails;
}

/** The fields of a course's draft, saved as they are typed, and what became of each. */
export function useDetails({ courseId, viewerId, sessionId, details }: DetailsHome) {
  const words = useRefusal("editor.errors");
  return useFieldSaver<DetailField>({
    keptAs: {
      personId: viewerId,
      kind: "details",
      id: [courseId],
      before: `lectern.details.${viewerId}.${courseId}`,
    },
    initial: { ...details },
    isStorable: (field, value) => problemOf(field, value) === null,
    send: async (field, { base, value }) => {
      try {
        const change = { base: plainValue(base), value: plainValue(value) };
        await api.courses.saveDetail.mutate({ courseId, sessionId, field, ...change });
        return { type: "saved", at: new Date() };
      } catch (error) {
        return failedSave(error, words, "courses.field_conflict");
      }
    },
    onConflict: (field) => {
      if (sessionId) api.studio.builder.note.mutate({ sessionId, conflict: field }).catch(() => undefined);
    },
  });
}
