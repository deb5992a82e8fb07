"use client";
import { type ReactNode, useRef, useState } from "react";
import { type FileUpload, type FileUploads, FileUploadsContext } from "@/components/files/upload-files";
import { useUploadText } from "@/features/media/components/upload-text";
import { useUploadQueue } from "@/features/media/hooks/use-upload-queue";
import type { UploadItem, UploadQueue } from "@/features/media/sending/upload-queue";
import { uuidV7 } from "@/lib/uuid-v7";

/** Gives editors below it `useFileUploads`: what is dropped there goes to the author's library. */
export function FileUploadsProvider({ children }: { children: ReactNode }) {
  const { queue } = useUploadQueue();
  const words = useRef<(item: UploadItem) => string>(() => "");
  words.current = useUploadText();
  const [uploads] = useState(() => uploadsOf(queue, (item) => words.current(item)));
  return <FileUploadsContext value={uploads}>{children}</FileUploadsContext>;
}

/** An upload's id changes when it is tried again; the file that was given does not. */
function uploadsOf(queue: UploadQueue, wordsFor: (item: UploadItem) => string): FileUploads {
  const given = new Map<string, File>();
  const itemOf = (key: string) => queue.read().find(({ source }) => source === given.get(key));
  return {
    add(files) {
      const keys = files.map((file) => {
        const key = uuidV7();
        given.set(key, file);
        return key;
      });
      queue.add(files);
      return keys;
    },
    find(key) {
      const item = itemOf(key);
      return item && viewOf(item, wordsFor(item));
    },
    retry(key) {
      const item = itemOf(key);
      if (item) queue.resume(item.id);
    },
    cancel(key) {
      const item = itemOf(key);
      given.delete(key);
      if (item) void queue.cancel(item.id);
    },
    subscribe: queue.subscribe,
  };
}

function viewOf({ name, sentBytes, sizeBytes, status, file }: UploadItem, words: string): FileUpload {
  const percent = sizeBytes > 0 ? (sentBytes / sizeBytes) * 100 : 0;
  return { name, percent, words, isRefused: status.kind === "refused", file };
}
