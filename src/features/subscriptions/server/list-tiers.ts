import "server-only";
import * as z from "zod";
import { TIERS_A_PAGE, tiers } from "@/features/subscriptions/rules";
import type { ListTiers } from "@/features/subscriptions/schema";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

const ListedTier = rowSchema(() => ({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string(),
  /** The last one that was given. */
  tier: z.enum(tiers),
  startedAt: z.date(),
  endsAt: z.date().nullable(),
  /** What was had so far, newest first; without an end while it runs. */
  periods: z.array(
    z.strictObject({ id: z.string(), tier: z.enum(tiers), startedAt: z.string(), endedAt: z.string().nullable() }),
  ),
}));
export type ListedTier = RowOf<typeof ListedTier>;

export interface TierPage {
  people: ListedTier[];
  counts: { running: number; over: number };
  total: number;
  page: number;
  lastPage: number;
}

const runs = (at: Date): Prisma.Sql =>
  Prisma.sql`(s.tier <> 'FREE' AND s.status IN ('TRIAL', 'ACTIVE', 'PAST_DUE') AND (s.ends_at IS NULL OR s.ends_at > ${at}))`;

const isFound = (q: string): Prisma.Sql =>
  q === ""
    ? Prisma.sql`TRUE`
    : Prisma.sql`(u.name ILIKE ${likeAnywhere(q)} OR u.username ILIKE ${likeAnywhere(q)} OR EXISTS (
        SELECT 1 FROM email_address m WHERE m.user_id = u.id AND m.email_key LIKE ${likeAnywhere(q.normalize("NFKC").toLowerCase())}))`;

/** People who have a tier, those whose ends first above, or who had one. Two queries. */
export async function listTiers({ db, now }: Pick<Deps, "db" | "now">, asked: ListTiers): Promise<TierPage> {
  const at = now();
  const [found, [counts]] = await Promise.all([
    readPage(asked.page, TIERS_A_PAGE, (page) => readTiers(db, at, { ...asked, page })),
    queryRows(db, () => z.strictObject({ running: z.number(), over: z.number() }))`
      SELECT count(*) FILTER (WHERE ${runs(at)})::int AS running, count(*) FILTER (WHERE NOT ${runs(at)})::int AS over
        FROM subscription s JOIN users u ON u.id = s.user_id WHERE u.anonymized_at IS NULL`,
  ]);
  return { ...found, counts: counts ?? { running: 0, over: 0 } };
}

async function readTiers(
  db: Deps["db"],
  at: Date,
  { show, q, page }: ListTiers,
): Promise<Pick<TierPage, "people" | "total">> {
  const shown = show === "running" ? runs(at) : Prisma.sql`NOT ${runs(at)}`;
  const order =
    show === "running" ? Prisma.sql`s.ends_at NULLS LAST, s.id` : Prisma.sql`s.ends_at DESC NULLS LAST, s.id`;
  const rows = await queryRows(db, () => ListedTier().extend({ total: z.number() }))`
      SELECT u.id AS "userId", u.name, u.username, s.tier::text AS tier, s.started_at AS "startedAt", s.ends_at AS "endsAt",
             COALESCE((SELECT m.email FROM email_address m WHERE m.user_id = u.id AND m.is_primary), '') AS email,
             COALESCE((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'tier', p.tier, 'startedAt', p.started_at, 'endedAt', p.ended_at)
                         ORDER BY p.started_at DESC, p.id DESC)
                FROM subscription_period p WHERE p.subscription_id = s.id), '[]'::jsonb) AS periods,
             count(*) OVER ()::int AS total
        FROM subscription s JOIN users u ON u.id = s.user_id
       WHERE ${shown} AND ${isFound(q)} AND u.anonymized_at IS NULL
       ORDER BY ${order} LIMIT ${TIERS_A_PAGE} OFFSET ${(page - 1) * TIERS_A_PAGE}`;
  return { people: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 };
}
