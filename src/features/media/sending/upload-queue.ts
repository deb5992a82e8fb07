import type { ToldFailure } from "@/components/api/use-refusal";
import { cleanName } from "@/features/media/rules";
import type { MediaFile, UnfinishedUpload } from "@/features/media/schema";
import { retryingIn, type SaveStatus } from "@/lib/kept/save-status";
import { uuidV7 } from "@/lib/uuid-v7";
import { UploadFailure } from "./insist";
import { type SendOptions, sendFile } from "./send-file";

/** Sent piece by piece, then checked on the server. */
export type UploadStatus = SaveStatus<ToldFailure> | { kind: "waiting" } | { kind: "checking" } | { kind: "paused" };

export interface UploadItem {
  /** Changes when it is tried again after a refusal; `source` does not. */
  id: string;
  source: File;
  name: string;
  sizeBytes: number;
  sentBytes: number;
  status: UploadStatus;
  file: MediaFile | null;
}

/** Of an upload that an earlier visit began. */
export type BegunUpload = Omit<UnfinishedUpload, "startedAt">;

export type QueueOptions = Pick<SendOptions, "server" | "put" | "hash" | "wait"> & {
  cancel: (uploadId: string) => Promise<unknown>;
  onDone?: (file: MediaFile) => void;
};

const FILES_AT_ONCE = 2;
const NOTICE_MILLISECONDS = 100;

/** The uploads of one page, as a store that components read. Framework-free, so that it is tested without one. */
export class UploadQueue {
  #items: readonly UploadItem[] = [];
  readonly #files = new Map<string, File>();
  readonly #running = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  #lastProgress = 0;

  constructor(private readonly options: QueueOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): readonly UploadItem[] => this.#items;
  get isBusy(): boolean {
    return this.#items.some(({ status: { kind } }) => kind !== "saved" && kind !== "refused" && kind !== "paused");
  }

  /** Takes files in. One whose name, size and date are those of an unfinished upload goes on with that. */
  add(files: readonly File[], unfinished: readonly BegunUpload[] = []): void {
    for (const file of files) {
      const begun = unfinished.find(
        ({ id, name, sizeBytes, lastModified }) =>
          name === cleanName(file.name) &&
          sizeBytes === file.size &&
          lastModified === file.lastModified &&
          !this.#files.has(id),
      );
      const id = begun?.id ?? uuidV7();
      this.#files.set(id, file);
      const item: UploadItem = {
        id,
        source: file,
        name: file.name,
        sizeBytes: file.size,
        sentBytes: begun?.arrivedBytes ?? 0,
        status: { kind: "waiting" },
        file: null,
      };
      this.#items = [...this.#items, item];
    }
    this.#next();
  }

  pause(id: string): void {
    this.#change(id, { status: { kind: "paused" } });
    this.#stop(id);
    this.#next();
  }

  /** Goes on after a pause, or tries again after a failure: under another id, where the old one has come to its end. */
  resume(id: string): void {
    const item = this.#items.find((each) => each.id === id);
    const file = this.#files.get(id);
    if (!item || !file || this.#running.has(id)) return;
    const isOver = item.status.kind === "refused" && item.status.why.reason !== "common.offline";
    this.#again(id, isOver ? uuidV7() : id);
  }

  async cancel(id: string): Promise<void> {
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#stop(id);
    this.#files.delete(id);
    this.#next();
    // What cannot be said now is found by the sweep.
    await this.options.cancel(id).catch(() => undefined);
  }

  /** Takes what has ended out of sight. */
  clear(): void {
    this.#items = this.#items.filter(({ status }) => status.kind !== "saved");
    this.#tell();
  }

  stopAll(): void {
    for (const id of [...this.#running.keys()]) this.pause(id);
  }

  #again(id: string, nextId: string): void {
    const file = this.#files.get(id);
    if (file) this.#files.set(nextId, file);
    if (nextId !== id) {
      this.#files.delete(id);
      void this.options.cancel(id).catch(() => undefined);
    }
    this.#items = this.#items.map((item) =>
      item.id === id ? { ...item, id: nextId, status: { kind: "waiting" } } : item,
    );
    this.#next();
  }

  #stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
  }

  #next(): void {
    this.#tell();
    for (const item of this.#items) {
      if (this.#running.size >= FILES_AT_ONCE) return;
      if (item.status.kind === "waiting" && !this.#running.has(item.id)) void this.#run(item.id);
    }
  }

  async #run(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (!file) return;
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    this.#change(id, { status: { kind: "saving" } });
    const whileRunning = (change: Partial<UploadItem>) => {
      if (!signal.aborted) this.#change(id, change, change.status === undefined);
    };
    try {
      const stored = await sendFile(file, {
        ...this.options,
        uploadId: id,
        signal,
        onProgress: (sentBytes) => whileRunning({ sentBytes: Math.min(sentBytes, file.size) }),
        onChecking: () => whileRunning({ status: { kind: "checking" }, sentBytes: file.size }),
        onTrouble: (wait) => whileRunning({ status: wait === null ? { kind: "saving" } : retryingIn(wait, false) }),
      });
      whileRunning({ status: { kind: "saved", at: new Date() }, sentBytes: file.size, file: stored });
      this.options.onDone?.(stored);
    } catch (error) {
      const failure = error instanceof UploadFailure ? error : new UploadFailure("common.unexpected", {}, true);
      whileRunning({ status: { kind: "refused", why: failure.told } });
    }
    if (this.#running.get(id) === controller) this.#running.delete(id);
    this.#next();
  }

  /** Progress is told a few times a second; everything else at once. */
  #change(id: string, change: Partial<UploadItem>, isProgress = false): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, ...change } : item));
    const now = Date.now();
    if (isProgress && now - this.#lastProgress < NOTICE_MILLISECONDS) return;
    this.#lastProgress = now;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
