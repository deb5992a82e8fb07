import type { Anchor } from "@/features/notebook/schema";

/** Under what this device keeps the unsent fields of someone's note. */
export const noteKey = (readerId: string, noteId: string): string => `lectern.note.${readerId}.${noteId}`;

const begunKey = (readerId: string, lessonId: string): string => `lectern.notes.${readerId}.${lessonId}`;

type Begun = Record<string, Anchor>;

/** Notes on a lesson that were started on this device and are not stored yet. */
export function readBegun(readerId: string, lessonId: string): Begun {
  try {
    return JSON.parse(localStorage.getItem(begunKey(readerId, lessonId)) ?? "{}") as Begun;
  } catch {
    return {};
  }
}

function write(readerId: string, lessonId: string, begun: Begun): void {
  try {
    const key = begunKey(readerId, lessonId);
    if (Object.keys(begun).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(begun));
  } catch {
    // No storage in some private windows: the open page still has it.
  }
}

export function rememberBegun(readerId: string, lessonId: string, noteId: string, anchor: Anchor): void {
  write(readerId, lessonId, { ...readBegun(readerId, lessonId), [noteId]: anchor });
}

export function forgetBegun(readerId: string, lessonId: string, noteId: string): void {
  const { [noteId]: _, ...others } = readBegun(readerId, lessonId);
  write(readerId, lessonId, others);
}
