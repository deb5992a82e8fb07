import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import type { MediaFile } from "@/features/media/schema";
import { partHash } from "@/features/media/sending/part-hash";
import { putPart } from "@/features/media/sending/put-part";
import { type BegunUpload, type UploadItem, UploadQueue } from "@/features/media/sending/upload-queue";
import { waitOrOnline } from "@/lib/kept/retry";
import type { AnswerFieldsProps } from "../../question-player";
import { runningUploads } from "../../shared/running-uploads";

interface KnownFile {
  name: string;
  sizeBytes: number;
}

export interface AnswerFiles {
  /** The answer's, in its order. Null for one that this page hasn't heard of yet. */
  files: readonly { id: string; known: KnownFile | null }[];
  /** On their way, paused or refused. */
  uploads: readonly UploadItem[];
  /** Begun before this page was loaded: the same file, chosen again, goes on from there. */
  unfinished: readonly BegunUpload[];
  queue: UploadQueue;
  /** Brings files; `replaced` is the id of the one whose place the first of them takes. */
  bring: (files: readonly File[], replaced?: string) => void;
  remove: (id: string) => void;
}

const nothing: readonly UploadItem[] = [];
const noneUnfinished: readonly BegunUpload[] = [];

/**
 * The files of one answer: a file is in it once it is stored, and the answer is then saved like any other. What another device has
 * added to the answer meanwhile stays.
 */
export function useAnswerFiles({ question, entry, attemptId, isOver, onChange }: AnswerFieldsProps): AnswerFiles {
  const { versionId, files: asked } = question;
  const { known, unfinished, know, look } = useBroughtFiles(attemptId, versionId, entry.value.selectedAnswers);
  const removed = useRef(new Set<string>());
  const replacing = useRef(new Map<File, string>());
  const latest = useRef({ value: entry.value, onChange });
  const onStored = useRef<(file: MediaFile) => Promise<void>>(async () => undefined);
  const [{ queue, watch }] = useState(() => openQueue(attemptId ?? "", versionId, (file) => onStored.current(file)));
  useEffect(() => {
    latest.current = { value: entry.value, onChange };
  });

  /** Two files may be stored in the same moment, before the page is rendered again: the second finds the first. */
  const give = (selectedAnswers: readonly string[]) => {
    const { value, onChange: change } = latest.current;
    latest.current.value = { ...value, selectedAnswers };
    change(latest.current.value);
  };

  const take = async (file: MediaFile) => {
    const source = queue.read().find(({ id }) => id === file.id)?.source;
    know(file);
    const named = await look();
    const { value } = latest.current;
    const replaced = source && replacing.current.get(source);
    if (replaced) removed.current.add(replaced);
    const here = value.selectedAnswers.map((id) => (id === replaced ? file.id : id));
    // What was brought here comes before what another device brought: where not all of it fits, that gives way.
    const all = new Set([...here, file.id, ...named]);
    give([...all].filter((id) => !removed.current.has(id)).slice(0, asked?.most ?? 1));
  };

  useEffect(() => {
    onStored.current = take;
  });
  const items = useSyncExternalStore(queue.subscribe, queue.read, () => nothing);
  useEffect(watch, [watch]);
  useEffect(() => {
    if (isOver) queue.stopAll();
  }, [queue, isOver]);

  return {
    files: entry.value.selectedAnswers.map((id) => ({ id, known: known.get(id) ?? null })),
    uploads: items.filter(({ status }) => status.kind !== "saved"),
    unfinished: unfinished.filter(({ id }) => !items.some((item) => item.id === id)),
    queue,
    bring(files, replaced) {
      const [first] = files;
      if (first && replaced) replacing.current.set(first, replaced);
      queue.add(files, unfinished);
    },
    remove(id) {
      removed.current.add(id);
      give(latest.current.value.selectedAnswers.filter((each) => each !== id));
    },
  };
}

/** What the server knows of the files of a question; asked at first, and when another device has named one. */
function useBroughtFiles(attemptId: string | undefined, versionId: string, named: readonly string[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, KnownFile>>(new Map());
  const [unfinished, setUnfinished] = useState(noneUnfinished);
  /** Resolves to the ids that the answer has on the server now; to none without a connection. */
  const look = async (): Promise<readonly string[]> => {
    const found = attemptId ? await api.assessment.files.list.query({ attemptId }).catch(() => null) : null;
    if (!found) return [];
    setKnown((before) => new Map([...before, ...found.files.map((file) => [file.id, file] as const)]));
    setUnfinished(found.unfinished.filter((upload) => upload.questionVersionId === versionId));
    return found.named[versionId] ?? [];
  };
  const isUnknown = named.some((id) => !known.has(id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks for the same question in every render
  useEffect(() => void look(), [isUnknown]);
  const know = (file: MediaFile) => setKnown((before) => new Map(before).set(file.id, file));
  return { known, unfinished, know, look };
}

/** `watch` says to the page while something is on its way, and asks before the page is left. What it returns ends that. */
function openQueue(
  attemptId: string,
  versionId: string,
  take: (file: MediaFile) => Promise<void>,
): { queue: UploadQueue; watch: () => () => void } {
  let taking = 0;
  const note = () => {
    if (queue.isBusy || taking > 0) runningUploads.add(versionId);
    else runningUploads.delete(versionId);
  };
  const queue: UploadQueue = new UploadQueue({
    server: {
      start: (input) => api.assessment.files.start.mutate({ ...input, attemptId, questionVersionId: versionId }),
      sign: (input) => api.assessment.files.signParts.mutate({ ...input, attemptId }),
      complete: (input) => api.assessment.files.complete.mutate({ ...input, attemptId }),
    },
    cancel: (uploadId) => api.assessment.files.cancel.mutate({ attemptId, uploadId }),
    put: putPart,
    hash: partHash(),
    wait: waitOrOnline,
    onDone(file) {
      taking += 1;
      note();
      void take(file).finally(() => {
        taking -= 1;
        queue.clear();
        note();
      });
    },
  });
  const watch = () => {
    const ask = (event: BeforeUnloadEvent) => {
      if (runningUploads.has(versionId)) event.preventDefault();
    };
    const unsubscribe = queue.subscribe(note);
    window.addEventListener("beforeunload", ask);
    return () => {
      unsubscribe();
      window.removeEventListener("beforeunload", ask);
      queue.stopAll();
      runningUploads.delete(versionId);
    };
  };
  return { queue, watch };
}
