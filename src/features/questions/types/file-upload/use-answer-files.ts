import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import type { MediaFile } from "@/features/media/schema";
import { partHash } from "@/features/media/sending/part-hash";
import { putPart } from "@/features/media/sending/put-part";
import { type BegunUpload, type UploadItem, UploadQueue } from "@/features/media/sending/upload-queue";
import { waitOrOnline } from "@/lib/kept/retry";
import type { AnswerFieldsProps } from "../../question-player";
import { runningUploads } from "../../shared/running-uploads";
import { mergeFiles } from "./merge-files";

interface KnownFile {
  name: string;
  sizeBytes: number;
}

/** Names of files that another device or tab has put into the answer, of those that it took out, and of those that found no room. */
export interface Elsewhere {
  added: readonly string[];
  removed: readonly string[];
  left: readonly string[];
}

export interface AnswerFiles {
  /** The answer's, in its order. Null for one that this page hasn't heard of yet. */
  files: readonly { id: string; known: KnownFile | null }[];
  /** On their way, paused or refused. */
  uploads: readonly UploadItem[];
  /** Begun before this page was loaded: the same file, chosen again, goes on from there. */
  unfinished: readonly BegunUpload[];
  /** Since this page last changed the files itself. */
  elsewhere: Elsewhere;
  queue: UploadQueue;
  /** Brings files; `replaced` is the id of the one whose place the first of them takes. */
  bring: (files: readonly File[], replaced?: string) => void;
  remove: (id: string) => void;
}

const nothing: readonly UploadItem[] = [];
const noneUnfinished: readonly BegunUpload[] = [];

/**
 * The files of one answer: a file is in it once it is stored, and the answer is then saved like any other. What another device has
 * added to the answer or removed from it meanwhile stays so.
 */
export function useAnswerFiles({ question, entry, attemptId, isOver, onChange }: AnswerFieldsProps): AnswerFiles {
  const { versionId, files } = question;
  const most = files?.most ?? 1;
  const { known, unfinished, know, look } = useBroughtFiles(attemptId, versionId, entry.value.selectedAnswers);
  /** Removed here, and still in the answer until it is known what another device has stored. */
  const leaving = useRef<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useState(leaving.current);
  const { base, changed, note, forget, noted } = useOtherDevices(entry);
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
    changed(selectedAnswers);
    latest.current.value = { ...value, selectedAnswers };
    change(latest.current.value);
  };

  /** Changes the files by `change`, over what is stored by then. Without a connection, over what this page has. */
  const settle = async (change: (ids: readonly string[]) => readonly string[]) => {
    // While it is asked what is stored, what this page has given before may be stored as well: the answer may not have that yet.
    const asked = base.current;
    const theirs = await look();
    const before = latest.current.value.selectedAnswers;
    const isLeaving = (id: string) => leaving.current.has(id);
    const stored = theirs?.filter((id) => before.includes(id) || !isLeaving(id));
    const over = (ids: readonly string[]) => (stored ? mergeFiles({ base: asked, ours: ids, theirs: stored }) : ids);
    const seen = over(before);
    const merged = over(change(before).filter((id) => !isLeaving(id))).filter((id) => !isLeaving(id));
    // What was brought here comes before what another device brought: where not all of it fits, that gives way.
    note(before, seen, merged.slice(most));
    if (theirs && base.current === asked) base.current = theirs;
    give(merged.slice(0, most));
  };

  const take = async (file: MediaFile) => {
    const source = queue.read().find(({ id }) => id === file.id)?.source;
    know(file);
    const replaced = source && replacing.current.get(source);
    await settle((ids) => [...new Set([...ids.map((id) => (id === replaced ? file.id : id)), file.id])]);
  };

  useEffect(() => {
    onStored.current = take;
  });
  const items = useSyncExternalStore(queue.subscribe, queue.read, () => nothing);
  useEffect(watch, [watch]);
  useEffect(() => {
    if (isOver) queue.stopAll();
  }, [queue, isOver]);

  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => known.get(id)?.name ?? []);
  return {
    files: entry.value.selectedAnswers
      .filter((id) => !hidden.has(id))
      .map((id) => ({ id, known: known.get(id) ?? null })),
    uploads: items.filter(({ status }) => status.kind !== "saved"),
    unfinished: unfinished.filter(({ id }) => !items.some((item) => item.id === id)),
    elsewhere: { added: namesOf(noted.added), removed: namesOf(noted.removed), left: namesOf(noted.left) },
    queue,
    bring(files, replaced) {
      forget();
      const [first] = files;
      if (first && replaced) replacing.current.set(first, replaced);
      queue.add(files, unfinished);
    },
    remove(id) {
      forget();
      leaving.current = new Set(leaving.current).add(id);
      setHidden(leaving.current);
      void settle((ids) => ids.filter((each) => each !== id));
    },
  };
}

const nothingNoted: Elsewhere = { added: [], removed: [], left: [] };
const areSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** What other devices and tabs did to the files of an answer, by their ids. `base` is what this page and the server last had in common. */
function useOtherDevices({ value: { selectedAnswers }, status }: AnswerFieldsProps["entry"]) {
  const [noted, setNoted] = useState(nothingNoted);
  const own = useRef(selectedAnswers);
  const base = useRef(selectedAnswers);
  const note = useCallback((before: readonly string[], after: readonly string[], left: readonly string[] = []) => {
    const added = after.filter((id) => !before.includes(id) && !left.includes(id));
    const removed = before.filter((id) => !after.includes(id));
    if (added.length + removed.length + left.length > 0) setNoted({ added, removed, left });
  }, []);
  const isStored = status.kind === "saved";
  useEffect(() => {
    // What isn't saved yet was changed here, by this page or by one before it.
    if (isStored && !areSame(own.current, selectedAnswers)) note(own.current, selectedAnswers);
    own.current = selectedAnswers;
    if (isStored) base.current = selectedAnswers;
  }, [isStored, selectedAnswers, note]);
  const changed = (ids: readonly string[]) => {
    own.current = ids;
  };
  return { base, changed, note, forget: () => setNoted(nothingNoted), noted };
}

/** How long a change waits for what another device may have stored, in milliseconds. */
const longestLookMs = 5_000;

/** What the server knows of the files of a question; asked at first, and when another device has named one. */
function useBroughtFiles(attemptId: string | undefined, versionId: string, named: readonly string[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, KnownFile>>(new Map());
  const [unfinished, setUnfinished] = useState(noneUnfinished);
  /** Resolves to the ids that the answer has on the server now; to null without a connection. */
  const look = async (): Promise<readonly string[] | null> => {
    const signal = AbortSignal.timeout(longestLookMs);
    const found = attemptId ? await api.assessment.files.list.query({ attemptId }, { signal }).catch(() => null) : null;
    if (!found) return null;
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
