"use client";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { failedSave } from "@/components/form/failed-save";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type BriefField, briefValues } from "@/features/drafting/schema";
import type { BriefView } from "@/features/drafting/server/get-brief";
import type { FieldValue } from "@/lib/field-value";

/** Whether a value of a field can be stored. */
export const isStorable = (field: BriefField, value: FieldValue): boolean =>
  briefValues[field].safeParse(value).success;

/** The fields of a brief, saved as they are typed, and what became of each. */
export function useBrief({ id: draftId, ownerId, brief }: Pick<BriefView, "id" | "ownerId" | "brief">) {
  const words = useRefusal();
  return useFieldSaver<BriefField>({
    keptAs: { personId: ownerId, kind: "brief", id: [draftId], before: `lectern.brief.${draftId}` },
    initial: { ...brief },
    isStorable,
    send: async (field, { base, value }) => {
      try {
        await api.drafting.saveBrief.mutate({ draftId, field, base: plainValue(base), value: plainValue(value) });
        return { type: "saved", at: new Date() };
      } catch (error) {
        return failedSave(error, words, "drafting.field_conflict");
      }
    },
  });
}
