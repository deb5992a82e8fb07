import "server-only";
import { cache } from "react";
import { compareVersions, type VersionChange } from "@/features/courses/compare-versions";
import { readStanding } from "@/features/courses/server/read-standing";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { readVersionFacts } from "./read-version-facts";

export type DraftMark = "NEW" | "CHANGED" | "MOVED";

export interface DraftChanges {
  draft: { versionId: string; number: number; revision: number };
  live: { versionId: string; number: number; publishedAt: Date | null };
  /** In the order of the course; empty where the draft equals what is live. */
  changes: VersionChange[];
  /** By the id of the lesson or module; one without a mark is as it is live. */
  marks: Record<string, DraftMark>;
}

const markOf = { added: "NEW", changed: "CHANGED", moved: "MOVED" } as const;

/** The course header and the page below it ask for the same within one render. */
const readFactsOnce = cache((db: Tx, liveId: string, draftId: string) => readVersionFacts(db, [liveId, draftId]));

/**
 * What the draft of a course changes in the version that is live. Null where no draft waits over a live version: before the
 * first publish everything is new, and there is nothing to compare. Two queries, the texts stay in Postgres.
 */
export async function listDraftChanges({ db }: Pick<Deps, "db">, courseId: string): Promise<DraftChanges | null> {
  const standing = await readStanding(db, courseId);
  if (!standing) return null;
  const { draftId, liveId, liveVersion, draftNumber, draftRevision } = standing;
  if (draftId === null || liveId === null || liveVersion === null || draftNumber === null || draftRevision === null)
    return null;
  const [live, draft] = await readFactsOnce(db, liveId, draftId);
  const changes = live && draft ? compareVersions(live, draft) : [];
  return {
    draft: { versionId: draftId, number: draftNumber, revision: draftRevision },
    live: { versionId: liveId, number: liveVersion, publishedAt: standing.livePublishedAt },
    changes,
    marks: Object.fromEntries(
      changes.flatMap(({ id, kind }) => (id === null || kind === "removed" ? [] : [[id, markOf[kind]]])),
    ),
  };
}
