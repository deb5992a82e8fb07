"use client";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { failedSave } from "@/components/form/failed-save";
import type { SaveResult } from "@/components/form/field-saver";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type InstructorField, problemOf } from "@/features/instructors/rules";
import type { OwnApplication } from "@/features/instructors/server/get-standing";

/** One's words as an instructor, saved as they are typed. */
export function useApplication({ personId, username, values: initial }: OwnApplication) {
  const words = useRefusal("instructors.errors");
  return useFieldSaver<InstructorField>({
    keptAs: { personId, kind: "application", id: [], before: `lectern.teach.${username}` },
    initial,
    isStorable: (field, value) => problemOf(field, value) === null,
    send: async (field, { value }): Promise<SaveResult> => {
      try {
        const { savedAt } = await api.instructors.saveField.mutate({ field, value: plainValue(value) });
        return { type: "saved", at: new Date(savedAt) };
      } catch (error) {
        return failedSave(error, words);
      }
    },
  });
}
