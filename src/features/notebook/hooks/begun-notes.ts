import { type KeptFieldsOf, keptFields } from "@/components/form/kept-fields";
import type { Anchor } from "@/features/notebook/schema";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import { namesBefore, takeOver } from "@/lib/kept/take-over";

/** Where this device keeps the unsent fields of someone's note. */
export const noteFields = (readerId: string, noteId: string): KeptFieldsOf => ({
  personId: readerId,
  kind: "note",
  id: [noteId],
  before: `lectern.note.${readerId}.${noteId}`,
});

const begunNote: KeptKind<Anchor> = { name: "begun-note", parse: (kept) => (isAnchor(kept) ? kept : null) };

function isAnchor(kept: unknown): kept is Anchor {
  const { kind, seconds, passage } = (kept ?? {}) as { kind?: unknown; seconds?: unknown; passage?: unknown };
  if (kind === "second") return typeof seconds === "number";
  if (kind !== "passage") return kind === "lesson";
  const { quote, before, after } = (passage ?? {}) as Record<string, unknown>;
  return [quote, before, after].every((part) => typeof part === "string");
}

const ofReader = (readerId: string) => keptStore.of(readerId, begunNote);

export const rememberBegun = (readerId: string, lessonId: string, noteId: string, anchor: Anchor): void =>
  void ofReader(readerId).write([lessonId, noteId], anchor);

export const forgetBegun = (readerId: string, lessonId: string, noteId: string): void =>
  void ofReader(readerId).remove([lessonId, noteId]);

/** The notes on a lesson that were started on this device, and the ids of all notes of which it has something unsent. */
export async function readUnsent(readerId: string, lessonId: string) {
  const kept = ofReader(readerId);
  takeOver(kept, `lectern.notes.${readerId}.${lessonId}`, { under: [lessonId], isMap: true });
  for (const name of namesBefore(`lectern.note.${readerId}.`))
    keptFields(noteFields(readerId, name.slice(name.lastIndexOf(".") + 1)));
  const [begun, fields] = await Promise.all([kept.list([lessonId]), keptFields(noteFields(readerId, "")).list([])]);
  return {
    begun: begun.map(({ id: [, noteId = ""], value }) => ({ noteId, anchor: value })),
    unsentIds: new Set(fields.map(({ id: [noteId = ""] }) => noteId)),
  };
}
