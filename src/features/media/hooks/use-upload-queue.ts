"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import type { MediaFile } from "@/features/media/schema";
import { partHash } from "@/features/media/sending/part-hash";
import { putPart } from "@/features/media/sending/put-part";
import { type UploadItem, UploadQueue } from "@/features/media/sending/upload-queue";
import { waitOrOnline } from "@/lib/kept/retry";

const nothing: readonly UploadItem[] = [];

/** The uploads of this page. Leaving it while one runs asks first; what was sent is kept and goes on later. */
export function useUploadQueue(onDone?: (file: MediaFile) => void): {
  queue: UploadQueue;
  items: readonly UploadItem[];
} {
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  const [queue] = useState(() => makeQueue((file) => latest.current?.(file)));
  const items = useSyncExternalStore(queue.subscribe, queue.read, () => nothing);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.isBusy) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      queue.stopAll();
    };
  }, [queue]);
  return { queue, items };
}

function makeQueue(onDone: (file: MediaFile) => void): UploadQueue {
  return new UploadQueue({
    server: {
      start: (input) => api.media.startUpload.mutate(input),
      sign: (input) => api.media.signParts.mutate(input),
      complete: (input) => api.media.completeUpload.mutate(input),
    },
    cancel: (uploadId) => api.media.cancelUpload.mutate({ uploadId }),
    put: putPart,
    hash: partHash(),
    wait: waitOrOnline,
    onDone,
  });
}
