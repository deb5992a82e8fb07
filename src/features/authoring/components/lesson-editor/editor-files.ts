import { createContext, useContext } from "react";

export type FileKind = "image" | "video" | "audio" | "captions" | "file";

export interface PickedFile {
  /** Path from the course's folder, as texts name it: `media/map.svg`. */
  path: string;
  alt?: string;
  decorative?: boolean;
}

export interface EditorFiles {
  /** The address under which a file of the course can be seen just now. */
  resolveFile: (path: string) => string;
  /** Lets the author choose one of the course's files or bring a new one; null when nothing was chosen. */
  pickFile?: ((kind: FileKind) => Promise<PickedFile | null>) | undefined;
}

const Files = createContext<EditorFiles>({ resolveFile: (path) => path });

export const EditorFilesProvider = Files.Provider;

export const useEditorFiles = (): EditorFiles => useContext(Files);
