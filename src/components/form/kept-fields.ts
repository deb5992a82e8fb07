import { isFieldValue } from "@/lib/field-value";
import { type Kept, type KeptId, keptStore } from "@/lib/kept/kept-store";
import { takeOver } from "@/lib/kept/take-over";
import type { KeptField } from "./field-saver";

/** Whose fields, of what, and under which name localStorage had them before. */
export interface KeptFieldsOf {
  personId: string;
  kind: string;
  id: KeptId;
  before: string;
}

const parse = (kept: unknown): KeptField | null => {
  const { base, value } = (kept ?? {}) as Partial<Record<keyof KeptField, unknown>>;
  return isFieldValue(base) && isFieldValue(value) ? { base, value } : null;
};

/** Fields that are not sent, each under the id of what it belongs to and its name. */
export function keptFields({ personId, kind, id, before }: KeptFieldsOf): Kept<KeptField> {
  const kept = keptStore.of(personId, { name: kind, parse });
  if (typeof window !== "undefined") takeOver(kept, before, { under: id, isMap: true });
  return kept;
}
