"use client";
import { useEffect, useState } from "react";
import { mostPictures } from "@/features/authoring/assessment/schema";
import { pictureNames, picturePaths, type WrittenPictures } from "@/features/exchange/pictures";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { WrittenPicture } from "@/features/questions/formats/picture-means";
import { linkedPictures, type PictureHome } from "./picture-home";

/** The images that questions show, as they are put into a file; null while they are on their way. Those that can't be had are left out. */
export function useWrittenPictures(home: PictureHome, questions: readonly EditedQuestion[]): WrittenPictures | null {
  const [from] = useState(home);
  const [paths] = useState(() => [...new Set(questions.flatMap(picturePaths))].slice(0, mostPictures));
  const [pictures, setPictures] = useState<WrittenPictures | null>(null);
  const hasAny = paths.length > 0;
  useEffect(() => {
    if (!hasAny) return;
    const left = new AbortController();
    void fetchPictures(from, paths, left.signal).then(
      (found) => left.signal.aborted || setPictures(found),
      () => left.signal.aborted || setPictures(new Map()),
    );
    return () => left.abort();
  }, [hasAny, from, paths]);
  return hasAny ? pictures : none;
}

const none: WrittenPictures = new Map();

async function fetchPictures(home: PictureHome, paths: string[], signal: AbortSignal): Promise<WrittenPictures> {
  const names = pictureNames(paths);
  const found = await linkedPictures(home, paths, signal);
  const pictures = new Map<string, WrittenPicture>();
  for (const { path, url, type, width, height } of found) {
    const bytes = await bytesAt(url, signal);
    const size = width !== null && height !== null ? { width, height } : null;
    if (bytes) pictures.set(path, { name: names.get(path) ?? path, type, bytes, size });
  }
  return pictures;
}

/** Null where it can't be had. */
async function bytesAt(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const answer = await fetch(url, { signal });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
