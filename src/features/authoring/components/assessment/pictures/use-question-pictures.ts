"use client";
import { useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { PickFileContext, type PickedFile as StoredFile } from "@/components/files/pick-file";
import { useFileUploads } from "@/components/files/upload-files";
import { courseUploads } from "@/features/authoring/components/lesson/course-uploads";
import type { EditorUpload, PickedFile } from "@/features/editor/components/editor-files";
import { type PictureHome, takeFile } from "./picture-home";

/** An image of the course or the bank that is to be described before it is used. */
export interface ChosenImage extends PickedFile {
  /** Where it can be seen just now. */
  url: string;
  /** In pixels. */
  size: { width: number; height: number } | null;
}

export interface ImageSource {
  /** Lets the author choose an image or bring a new one; null where nothing was chosen. @throws what the site refused */
  choose: () => Promise<ChosenImage | null>;
  /** Takes files in; returns the key of each. */
  add: (files: readonly File[]) => string[];
  find: (key: string) => EditorUpload | undefined;
  chosenOf: (file: PickedFile) => ChosenImage;
  /** Of an image that was chosen on this page; null for others. */
  addressOf: (path: string) => string | null;
  retry: (key: string) => void;
  cancel: (key: string) => void;
  /** Told of every change of any upload. */
  subscribe: (listener: () => void) => () => void;
}

/** Images for the texts of a question; null where these have no home, or the page has no library around it. */
export function useQuestionPictures(home: PictureHome | undefined): ImageSource | null {
  const pick = useContext(PickFileContext);
  const stored = useFileUploads();
  const wordsFor = useRefusal("editor.errors");
  const words = useRef(wordsFor);
  words.current = wordsFor;
  const [taken] = useState(() => new Map<string, Pick<ChosenImage, "url" | "size">>());
  const [, look] = useReducer((count: number) => count + 1, 0);
  const to = useRef(home);
  to.current = home;
  const take = useCallback(
    async (file: StoredFile): Promise<PickedFile> => {
      if (!to.current) throw new Error("These questions have no home for images.");
      const { path, url } = await takeFile(to.current, file.id);
      const { width, height } = file;
      taken.set(path, { url, size: width && height ? { width, height } : null });
      return { path, alt: file.altText ?? undefined, decorative: file.isDecorative };
    },
    [taken],
  );
  const uploads = useMemo(
    () => stored && courseUploads({ uploads: stored, take, wordsFor: (error) => words.current(error) }),
    [stored, take],
  );
  useEffect(() => uploads?.subscribe(look), [uploads]);
  if (!pick || !uploads || !home) return null;
  const chosenOf = (file: PickedFile): ChosenImage => ({ url: "", size: null, ...taken.get(file.path), ...file });
  return {
    async choose() {
      const file = await pick({ kind: "image" });
      return file && chosenOf(await take(file));
    },
    chosenOf,
    addressOf: (path) => taken.get(path)?.url ?? null,
    add: uploads.add,
    find: uploads.find,
    retry: uploads.retry,
    cancel: uploads.cancel,
    subscribe: uploads.subscribe,
  };
}
