"use client";
import { createContext, useContext } from "react";
import type { PickedFile } from "./pick-file";

export interface UploadedFile extends PickedFile {
  kind: "image" | "video" | "audio" | "document" | "other";
}

/** How far a file is on its way to the library. */
export interface FileUpload {
  name: string;
  /** 0 to 100. */
  percent: number;
  /** How far it is, or why it stopped. */
  words: string;
  /** It was refused or gave up; it can be tried again. */
  isRefused: boolean;
  /** Once it is stored. */
  file: UploadedFile | null;
}

export interface FileUploads {
  /** Takes files in; each is known by its key from now on. */
  add: (files: readonly File[]) => string[];
  find: (key: string) => FileUpload | undefined;
  retry: (key: string) => void;
  cancel: (key: string) => void;
  /** Told of every change of any of them. */
  subscribe: (listener: () => void) => () => void;
}

export const FileUploadsContext = createContext<FileUploads | null>(null);

/** How an editor stores files without knowing the library (features/media/components/file-uploads-provider); null where it cannot. */
export const useFileUploads = (): FileUploads | null => useContext(FileUploadsContext);
