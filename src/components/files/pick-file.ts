"use client";
import { createContext, useContext } from "react";

export type PickedKind = "image" | "video" | "audio" | "file";

/** A stored file that someone chose. */
export interface PickedFile {
  id: string;
  name: string;
  mimeType: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  altText: string | null;
  isDecorative: boolean;
}

/** Opens the library in a window; null when it was closed without a choice. */
export type PickFile = (wish: { kind: PickedKind }) => Promise<PickedFile | null>;

export const PickFileContext = createContext<PickFile | null>(null);

/**
 * How an editor asks for a file without knowing the library: the page wraps it in the library's provider
 * (features/media/components/file-picker-provider).
 */
export function usePickFile(): PickFile {
  const pick = useContext(PickFileContext);
  if (!pick) throw new Error("No FilePickerProvider stands above this editor.");
  return pick;
}
