"use client";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { SaveResult } from "@/components/form/field-saver";
import { plainValue, useFieldSaver } from "@/components/form/use-field-saver";
import { type BriefField, briefValues } from "@/features/drafting/schema";
import type { BriefView } from "@/features/drafting/server/get-brief";
import type { FieldValue } from "@/lib/field-value";
import { mayWorkLater } from "@/lib/kept/retry";

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
        return resultOf(error, words(error));
      }
    },
  });
}

function resultOf(error: unknown, why: string): SaveResult {
  const failure = describeFailure(error);
  const { reason, facts } = failure;
  if (reason === "drafting.field_conflict")
    return { type: "conflict", theirs: (facts as { value?: FieldValue }).value ?? null };
  return mayWorkLater(failure) ? { type: "unreachable" } : { type: "refused", why };
}
