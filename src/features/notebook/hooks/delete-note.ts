"use client";
import { api } from "@/components/api/client";

interface Deleting {
  onDeleted: (undo: () => void) => void;
  /** It is where it stood. */
  onBack: () => void;
  onFailed: (what: "notDeleted" | "notRestored", error: unknown) => void;
}

/** Deletes a note that was taken off the page already, and offers the way back. */
export async function deleteNote(noteId: string, { onDeleted, onBack, onFailed }: Deleting): Promise<void> {
  try {
    await api.notebook.removeNote.mutate({ noteId });
  } catch (error) {
    onBack();
    onFailed("notDeleted", error);
    return;
  }
  onDeleted(() => {
    api.notebook.restoreNote.mutate({ noteId }).then(onBack, (error: unknown) => onFailed("notRestored", error));
  });
}
