"use client";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { SaveResult } from "@/components/form/field-saver";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type ProfileField, problemOf } from "@/features/profiles/profile-fields";
import type { FieldValue } from "@/lib/field-value";

/** The fields of one's own profile, saved as they are typed. What is not sent is kept by `username`: people share devices. */
export function useProfile(username: string, initial: Readonly<Record<ProfileField, FieldValue>>) {
  const words = useRefusal();
  return useFieldSaver<ProfileField>({
    storageKey: `lectern.profile.${username}`,
    initial,
    isStorable: (field, value) => problemOf(field, value) === null,
    send: async (field, { value }): Promise<SaveResult> => {
      try {
        const { savedAt } = await api.profiles.saveField.mutate({ field, value: plainValue(value) });
        return { type: "saved", at: new Date(savedAt) };
      } catch (error) {
        const { httpStatus } = describeFailure(error);
        if (httpStatus === null || httpStatus >= 500 || httpStatus === 429) return { type: "unreachable" };
        return { type: "refused", why: words(error) };
      }
    },
  });
}
