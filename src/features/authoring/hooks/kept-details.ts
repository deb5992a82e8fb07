import type { DetailField } from "@/features/authoring/details";
import type { KeptDetail } from "./detail-saver";

type Kept = Partial<Record<DetailField, KeptDetail>>;

const keyOf = (courseId: string): string => `lectern.details.${courseId}`;

/** What an earlier visit on this device could not send; nothing where the browser has no storage. */
export function readKept(courseId: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(keyOf(courseId)) ?? "{}") as Kept;
  } catch {
    return {};
  }
}

/** Writes or forgets one field. Where the browser keeps nothing, the open page still does. */
export function keepDetail(courseId: string, field: DetailField, change: KeptDetail | null): void {
  try {
    const kept = readKept(courseId);
    if (change === null) delete kept[field];
    else kept[field] = change;
    if (Object.keys(kept).length === 0) localStorage.removeItem(keyOf(courseId));
    else localStorage.setItem(keyOf(courseId), JSON.stringify(kept));
  } catch {
    // No storage in some private windows.
  }
}
