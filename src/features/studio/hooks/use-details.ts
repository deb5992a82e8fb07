"use client";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { SaveResult } from "@/components/form/field-saver";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type CourseDetails, type DetailField, problemOf } from "@/features/courses/details";
import type { FieldValue } from "@/lib/field-value";
import { mayWorkLater } from "@/lib/kept/retry";

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
        return resultOf(error, words(error));
      }
    },
    onConflict: (field) => {
      if (sessionId) api.studio.builder.note.mutate({ sessionId, conflict: field }).catch(() => undefined);
    },
  });
}

function resultOf(error: unknown, why: string): SaveResult {
  const failure = describeFailure(error);
  const { reason, facts } = failure;
  if (reason === "courses.field_conflict")
    return { type: "conflict", theirs: (facts as { value?: FieldValue }).value ?? null };
  return mayWorkLater(failure) ? { type: "unreachable" } : { type: "refused", why };
}
