import { deleteDB, openDB } from "idb";
import { type Kept, type KeptKind, keptStore } from "@/lib/kept/kept-store";
import type { Change } from "./answer-queue";

/** Changes of one attempt on this device, written through to the disk before `keep` resolves. */
export interface KeptAnswers {
  list: () => Promise<Change[]>;
  keep: (change: Change) => Promise<boolean>;
  forget: (questionVersionId: string, revision: number) => void;
  /** Whether the server took one at or after that moment (milliseconds since 1970): a page asked for before does not show it. */
  wereSentSince: (since: number) => Promise<boolean>;
}

const answers: KeptKind<Change> = {
  name: "answer",
  isStrict: true,
  parse: (kept) => {
    const { questionVersionId, clientId, revision, selectedAnswers, textResponse, fields, isFlagged } = (kept ??
      {}) as Record<keyof Change, unknown>;
    const isWhole =
      typeof questionVersionId === "string" &&
      typeof clientId === "string" &&
      typeof revision === "number" &&
      Array.isArray(selectedAnswers) &&
      typeof textResponse === "string" &&
      typeof isFlagged === "boolean";
    if (!isWhole) return null;
    return {
      ...{ questionVersionId, clientId, revision, textResponse, isFlagged },
      selectedAnswers: selectedAnswers.map(String),
      fields: readFields(fields),
    };
  },
};

/** None in what a release kept before answers had fields. */
function readFields(kept: unknown): Change["fields"] {
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, String(value)]));
}

export function keptAnswers(studentId: string, attemptId: string, store = keptStore): KeptAnswers {
  const kept = store.of(studentId, answers);
  return {
    async list() {
      await takeOverAnswers(kept, attemptId);
      return (await kept.list([attemptId])).map(({ value }) => value);
    },
    keep: (change) => kept.write([attemptId, change.questionVersionId], change),
    wereSentSince: async (since) =>
      (await store.removedSince(studentId, [answers.name], since)).some(([id]) => id === attemptId),
    forget: (id, revision) => void kept.remove([attemptId, id], (change) => change.revision <= revision),
  };
}

/** Moves what an earlier release kept of an attempt in a database of its own, which goes once it is empty. */
async function takeOverAnswers(kept: Kept<Change>, attemptId: string): Promise<void> {
  const name = "lectern-attempts";
  try {
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return;
    const before = await openDB(name);
    const rows: Change[] = await before.getAll("answers", IDBKeyRange.bound([attemptId], [attemptId, []]));
    for (const row of rows)
      if (await kept.adopt([attemptId, row.questionVersionId], row))
        await before.delete("answers", [attemptId, row.questionVersionId]);
    const isEmpty = (await before.count("answers")) === 0;
    before.close();
    if (isEmpty) await deleteDB(name);
  } catch {
    // Some browsers open no database, and this one has nothing from before then.
  }
}
