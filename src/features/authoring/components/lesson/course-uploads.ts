import type { FileUploads, UploadedFile } from "@/components/files/upload-files";
import type { EditorUpload, EditorUploads, PickedFile } from "@/features/editor/components/editor-files";

interface UploadsDeps {
  uploads: FileUploads;
  /** Makes a stored file one of the course's. */
  take: (file: UploadedFile) => Promise<PickedFile>;
  wordsFor: (error: unknown) => string;
}

type Taken = { file: NonNullable<EditorUpload["file"]> } | { why: string } | "taking";

/** Uploads that end as files of the course. */
export function courseUploads({ uploads, take, wordsFor }: UploadsDeps): EditorUploads {
  const taken = new Map<string, Taken>();
  const open = new Set<string>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const begin = (key: string, file: UploadedFile) => {
    taken.set(key, "taking");
    void take(file)
      .then(
        (picked) => taken.set(key, { file: { ...picked, kind: kindOf(file), name: file.name } }),
        (error: unknown) => taken.set(key, { why: wordsFor(error) }),
      )
      .then(tell);
  };
  uploads.subscribe(() => {
    for (const key of open) {
      const file = uploads.find(key)?.file;
      if (file && !taken.has(key)) begin(key, file);
    }
    tell();
  });
  return {
    add(files) {
      const keys = uploads.add(files);
      for (const key of keys) open.add(key);
      return keys;
    },
    find(key): EditorUpload | undefined {
      const upload = uploads.find(key);
      const end = taken.get(key);
      if (!upload) return undefined;
      if (!upload.file || end === undefined || end === "taking") return { ...upload, file: null };
      if ("why" in end) return { ...upload, file: null, words: end.why, isRefused: true };
      return { ...upload, file: end.file };
    },
    retry(key) {
      const file = uploads.find(key)?.file;
      if (file) begin(key, file);
      else uploads.retry(key);
    },
    cancel(key) {
      open.delete(key);
      uploads.cancel(key);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function kindOf({ kind }: UploadedFile): "image" | "video" | "audio" | "file" {
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}
