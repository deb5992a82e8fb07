"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import type { MediaFile } from "@/features/media/schema";
import { waitOrOnline } from "@/lib/kept/retry";
import { putPart } from "./put-part";
import { type UploadItem, UploadQueue } from "./upload-queue";

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
    // Absent on plain http to anything but this machine.
    hash: globalThis.crypto?.subtle ? hashPart : null,
    wait: waitOrOnline,
    onDone,
  });
}

async function hashPart(bytes: ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
