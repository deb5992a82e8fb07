"use client";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { tellSaved } from "@/components/form/tell-saved";
import type { VisibleField } from "@/features/profiles/profile-fields";

export interface Visible {
  has: (field: VisibleField) => boolean;
  set: (field: VisibleField, isShown: boolean) => void;
}

/** Which fields others may see. A switch that could not be stored goes back. */
export function useVisible(given: readonly VisibleField[]): Visible {
  const words = useRefusal();
  const [shown, setShown] = useState<ReadonlySet<VisibleField>>(() => new Set(given));
  const put = (field: VisibleField, isShown: boolean) =>
    setShown((before) => new Set([...before].filter((each) => each !== field).concat(isShown ? [field] : [])));
  return {
    has: (field) => shown.has(field),
    set: (field, isShown) => {
      put(field, isShown);
      tellSaved({ kind: "saving" });
      api.profiles.showField.mutate({ field, isShown }).then(
        ({ savedAt }) => tellSaved({ kind: "saved", at: new Date(savedAt) }),
        (error: unknown) => {
          put(field, !isShown);
          tellSaved({ kind: "refused", why: words(error) });
        },
      );
    },
  };
}
