"use client";
import { useRef } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { failedSave } from "@/components/form/failed-save";
import type { KeptField, SaveResult } from "@/components/form/field-saver";
import { useFieldSaver } from "@/components/form/use-field-saver";
import { noteFields } from "@/features/notebook/hooks/begun-notes";
import type { LessonPlace } from "@/features/notebook/hooks/lesson-notebook";
import { mostNoteLetters, mostTagLetters, mostTags } from "@/features/notebook/limits";
import type { Anchor, NoteField, Sharing } from "@/features/notebook/schema";
import type { ShownNote } from "@/features/notebook/server/show-note";
import type { FieldValue } from "@/lib/field-value";

export interface NoteHome {
  noteId: string;
  readerId: string;
  /** Null while nothing of it is stored. */
  note: ShownNote | null;
  /** For a note that is started here: where, and about what. */
  begun: (LessonPlace & { anchor: Anchor }) | null;
  onStored: (note: ShownNote) => void;
}

export const asText = (value: FieldValue): string => (typeof value === "string" ? value : "");
export const asTags = (value: FieldValue): string[] => (Array.isArray(value) ? value.map(String) : []);
const asSharing = (value: FieldValue): Sharing => (value === "shared" ? "shared" : "private");

export const areTags = (tags: readonly string[]): boolean =>
  tags.length <= mostTags && tags.every((tag) => tag.length <= mostTagLetters);

const isText = (text: string): boolean => text.trim() !== "" && text.length <= mostNoteLetters;

/** The fields of a note, saved as they are typed. The first words of a new one make it, with whatever else was chosen by then. */
export function useNoteFields({ noteId, readerId, note, begun, onStored }: NoteHome) {
  const refusal = useRefusal("notebook.lesson.errors");
  const isMade = useRef(note !== null);
  const latest = useRef<Readonly<Record<NoteField, FieldValue>> | null>(null);

  const store = (field: NoteField, { base, value }: KeptField): Promise<ShownNote> => {
    const now = latest.current;
    if (!isMade.current && begun && now) {
      const sharing = asSharing(now.sharing);
      const content = asText(field === "content" ? value : now.content);
      const words = { content, tags: asTags(now.tags), sharing };
      return api.notebook.addNote.mutate({ ...begun, noteId, ...words });
    }
    if (field === "content")
      return api.notebook.editNote.mutate({ noteId, field, base: asText(base), value: asText(value) });
    if (field === "tags")
      return api.notebook.editNote.mutate({ noteId, field, base: asTags(base), value: asTags(value) });
    return api.notebook.editNote.mutate({ noteId, field, base: asSharing(base), value: asSharing(value) });
  };

  const send = async (field: NoteField, change: KeptField): Promise<SaveResult> => {
    try {
      const wasMade = isMade.current;
      const stored = await store(field, change);
      isMade.current = true;
      onStored(stored);
      // Another page of this browser has made it with other words: these still have to follow.
      if (!wasMade && field === "content" && stored.content !== asText(change.value))
        return await send(field, { base: stored.content, value: change.value });
      return { type: "saved", at: new Date() };
    } catch (error) {
      return failedSave(error, refusal, "notebook.changed");
    }
  };

  const fields = useFieldSaver<NoteField>({
    keptAs: noteFields(readerId, noteId),
    initial: { content: note?.content ?? "", tags: note?.tags ?? [], sharing: note?.sharing ?? "private" },
    isStorable: (field, value) => {
      if (field === "content") return isText(asText(value));
      if (!isMade.current && !isText(asText(latest.current?.content ?? ""))) return false;
      return field !== "tags" || areTags(asTags(value));
    },
    send,
  });
  latest.current = fields.saver.read().values;
  return fields;
}
