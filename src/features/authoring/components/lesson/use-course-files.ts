"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { type PickedFile as StoredFile, usePickFile } from "@/components/files/pick-file";
import { useFileUploads } from "@/components/files/upload-files";
import type { LessonForEditing } from "@/features/authoring/server/lesson/get-lesson";
import type { EditorFiles, PickedFile } from "@/features/editor/components/editor-files";
import { courseUploads } from "./course-uploads";

/** Files of the course as the lesson's text names them; one that is chosen or dropped gets its path in the course. */
export function useCourseFiles(courseId: string, lesson: LessonForEditing, mayEdit: boolean): EditorFiles {
  const pick = usePickFile();
  const stored = useFileUploads();
  const words = useLatest(useRefusal("editor.errors"));
  const [links, setLinks] = useState(lesson.files);
  const [decorative, setDecorative] = useState<ReadonlySet<string>>(() => new Set(lesson.decorative));

  const take = useCallback(
    async (file: StoredFile): Promise<PickedFile> => {
      const { path, url } = await api.authoring.lesson.takeFile.mutate({ courseId, fileId: file.id });
      setLinks((now) => ({ ...now, [path]: url }));
      if (file.isDecorative) setDecorative((now) => new Set(now).add(path));
      return { path, alt: file.altText ?? undefined, decorative: file.isDecorative };
    },
    [courseId],
  );
  const uploads = useMemo(
    () =>
      stored && mayEdit
        ? courseUploads({ uploads: stored, take, wordsFor: (error) => words.current(error) })
        : undefined,
    [stored, mayEdit, take, words],
  );
  return {
    resolveFile: (path) => links[path] ?? links[decoded(path)] ?? path,
    pickFile: mayEdit
      ? async (kind) => {
          const file = await pick({ kind: kind === "captions" ? "file" : kind });
          return file && take(file);
        }
      : undefined,
    isDecorative: (path) => decorative.has(decoded(path)),
    uploads,
  };
}

function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** As the course calls its files: texts may write `my%20map.svg`. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
