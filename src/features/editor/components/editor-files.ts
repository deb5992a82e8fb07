import { createContext, useContext } from "react";
import { markPicture } from "@/features/media/picture-mark";

export type FileKind = "image" | "video" | "audio" | "captions" | "file";

export interface PickedFile {
  /** Path from the course's folder, as texts name it: `media/map.svg`. */
  path: string;
  alt?: string;
  decorative?: boolean;
}

/** What a figure of a chosen image says: an ornament of the library is one here too, until the author says otherwise. */
export const figureOf = ({ path, alt, decorative }: PickedFile, otherwise: string): { src: string; alt: string } =>
  decorative ? { src: markPicture(path, "decorative"), alt: "" } : { src: path, alt: alt ?? otherwise };

/** A file on its way into the course, from where it was dropped. */
export interface EditorUpload {
  name: string;
  /** 0 to 100. */
  percent: number;
  /** How far it is, or why it stopped. */
  words: string;
  isRefused: boolean;
  /** Once it is one of the course's files. */
  file: (PickedFile & { kind: "image" | "video" | "audio" | "file"; name: string }) | null;
}

export interface EditorUploads {
  /** Takes files in; each is known by its key from now on. */
  add: (files: readonly File[]) => string[];
  find: (key: string) => EditorUpload | undefined;
  retry: (key: string) => void;
  cancel: (key: string) => void;
  subscribe: (listener: () => void) => () => void;
}

export interface EditorFiles {
  /** The address under which a file of the course can be seen just now. */
  resolveFile: (path: string) => string;
  /** Lets the author choose one of the course's files or bring a new one; null when nothing was chosen. */
  pickFile?: ((kind: FileKind) => Promise<PickedFile | null>) | undefined;
  /** Whether the library calls an image decoration, which counts where the text itself says neither. */
  isDecorative?: ((path: string) => boolean) | undefined;
  /** Where the captions of a recording in this text are written. */
  captionsHref?: ((path: string) => string) | undefined;
  /** For files that are dropped or pasted. */
  uploads?: EditorUploads | undefined;
}

const Files = createContext<EditorFiles>({ resolveFile: (path) => path });

export const EditorFilesProvider = Files.Provider;

export const useEditorFiles = (): EditorFiles => useContext(Files);
