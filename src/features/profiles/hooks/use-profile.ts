"use client";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { failedSave } from "@/components/form/failed-save";
import type { SaveResult } from "@/components/form/field-saver";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type ProfileField, problemOf } from "@/features/profiles/profile-fields";
import type { OwnProfile } from "@/features/profiles/server/get-own-profile";

/** The fields of one's own profile, saved as they are typed. */
export function useProfile({ personId, username, values: initial }: OwnProfile) {
  const words = useRefusal();
  return useFieldSaver<ProfileField>({
    keptAs: { personId, kind: "profile", id: [], before: `lectern.profile.${username}` },
    initial,
    isStorable: (field, value) => problemOf(field, value) === null,
    send: async (field, { value }): Promise<SaveResult> => {
      try {
        const { savedAt } = await api.profiles.saveField.mutate({ field, value: plainValue(value) });
        return { type: "saved", at: new Date(savedAt) };
      } catch (error) {
        return failedSave(error, words);
      }
    },
  });
}
