"use client";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { tellSaved } from "@/components/form/tell-saved";
import type { VisibleField } from "@/features/profiles/profile-fields";

export interface Visible {
  has: (field: VisibleField) => boolean;
  set: (field: VisibleField, isShown: boolean) => void;
}

/** Which fields others may see. A switch that could not be stored goes back. */
export function useVisible(given: readonly VisibleField[]): Visible {
  const { value: shown, change } = useShownAtOnce(given, { onStatus: tellSaved });
  return {
    has: (field) => shown.includes(field),
    set: (field, isShown) =>
      void change({
        by: (before) => before.filter((each) => each !== field).concat(isShown ? [field] : []),
        send: () => api.profiles.showField.mutate({ field, isShown }),
      }),
  };
}
