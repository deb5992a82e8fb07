import "server-only";
import * as z from "zod";
import { didComeByPasskey } from "@/features/accounts/server/second-factor/came-by-passkey";
import { ownsFactor } from "@/features/accounts/server/second-factor/has-factor";
import { personalModels } from "@/features/privacy/data-map/personal-data";
import { exportName } from "@/features/privacy/rules";
import { Prisma } from "@/generated/prisma/client";
import { reasonSentence } from "@/i18n/reason-sentence";
import type { Reason } from "@/lib/app-error";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { GraceDays, graceDaysKey } from "./data-settings";

/** How many of what there are, as the page counts it. */
const KeptCounts = rowSchema(() => ({
  courses: z.number(),
  lessons: z.number(),
  answers: z.number(),
  notes: z.number(),
  certificates: z.number(),
  words: z.number(),
  signIns: z.number(),
  mails: z.number(),
}));
export type KeptCounts = RowOf<typeof KeptCounts>;

export interface OwnExport {
  id: string;
  fileName: string;
  sizeBytes: number;
  until: Date;
}

export interface OwnData {
  at: Date;
  kept: KeptCounts;
  /** Those that can be fetched, newest first. */
  exports: OwnExport[];
  /** The one that is being made. */
  running: { done: number; all: number } | null;
  /** The newest one was not made. */
  hasFailed: boolean;
  graceDays: number;
  /** What the person has to give to show that they are who they are. */
  proof: { hasPassword: boolean; needsCode: boolean };
  /** Why the newest deletion that was asked for did not take place, in the reader's language. */
  notErased: string | null;
}

const mostShown = 5;

/** What the site has of the person, and how their exports are. Three statements. */
export async function getOwnData(deps: Pick<PersonDeps, "db" | "now" | "actor" | "locale">): Promise<OwnData> {
  const { id: userId, username } = deps.actor;
  const at = deps.now();
  const [counts, standing, requests] = await Promise.all([
    countKept(deps, userId),
    readStanding(deps, userId),
    deps.db.dataRequest.findMany({
      where: { userId, kind: "EXPORT" },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: mostShown,
    }),
  ]);
  const running = requests.find(({ state }) => state === "PENDING" || state === "RUNNING");
  return {
    at,
    kept: counts,
    exports: requests.flatMap(({ id, state, sizeBytes, dueAt, createdAt }) =>
      state === "DONE" && sizeBytes !== null && dueAt !== null && dueAt > at
        ? [{ id, fileName: exportName(username, createdAt), sizeBytes: Number(sizeBytes), until: dueAt }]
        : [],
    ),
    running: running ? { done: running.partsDone, all: Object.keys(personalModels).length } : null,
    hasFailed: requests[0]?.state === "FAILED",
    graceDays: GraceDays.parse(standing.graceDays),
    proof: { hasPassword: standing.hasPassword, needsCode: standing.needsCode },
    notErased:
      standing.notErased && (await reasonSentence({ reason: standing.notErased as Reason, facts: {} }, deps.locale)),
  };
}

async function countKept({ db }: Pick<Deps, "db">, userId: string): Promise<KeptCounts> {
  const [row] = await queryRows(db, KeptCounts)`
    SELECT (SELECT count(*) FROM enrollment WHERE user_id = p.id)::int AS courses,
           (SELECT count(*) FROM lesson_progress l JOIN enrollment e ON e.id = l.enrollment_id
             WHERE e.user_id = p.id AND l.completed_at IS NOT NULL)::int AS lessons,
           (SELECT count(*) FROM attempt_answer a JOIN assessment_attempt t ON t.id = a.attempt_id WHERE t.user_id = p.id)::int AS answers,
           (SELECT count(*) FROM note WHERE user_id = p.id AND deleted_at IS NULL)::int AS notes,
           (SELECT count(*) FROM certificate WHERE user_id = p.id AND superseded_at IS NULL)::int AS certificates,
           ((SELECT count(*) FROM review WHERE user_id = p.id)
             + (SELECT count(*) FROM post WHERE user_id = p.id AND deleted_at IS NULL))::int AS words,
           (SELECT count(*) FROM login_log WHERE user_id = p.id)::int AS "signIns",
           (SELECT count(*) FROM outbox_mail WHERE user_id = p.id)::int AS mails
      FROM (SELECT ${userId}::uuid AS id) p`;
  if (!row) throw new Error("A SELECT without a table has one row");
  return row;
}

const Standing = rowSchema(() => ({
  graceDays: json(),
  hasPassword: z.boolean(),
  needsCode: z.boolean(),
  notErased: z.string().nullable(),
}));
type Standing = RowOf<typeof Standing>;

async function readStanding(deps: Pick<PersonDeps, "db" | "now" | "actor">, userId: string): Promise<Standing> {
  const [row] = await queryRows(deps.db, Standing)`
    SELECT (SELECT s.value FROM site_setting s WHERE s.key = ${graceDaysKey}) AS "graceDays",
           u.password_hash IS NOT NULL AS "hasPassword",
           ${ownsFactor(Prisma.sql`u.id`)} AND NOT ${didComeByPasskey(deps)} AS "needsCode",
           (SELECT CASE WHEN d.state = 'FAILED' THEN d.error END FROM data_request d
             WHERE d.user_id = u.id AND d.kind = 'DELETION' ORDER BY d.created_at DESC LIMIT 1) AS "notErased"
      FROM users u WHERE u.id = ${userId}::uuid`;
  if (!row) throw new Error("Whoever asks has a row");
  return row;
}
