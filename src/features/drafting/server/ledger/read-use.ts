import "server-only";
import * as z from "zod";
import { monthOf, tokensPerCredit } from "@/features/drafting/credits";
import type { ReadUse } from "@/features/drafting/prompts-schema";
import { type DraftingSettings, readDraftingSettings } from "@/features/drafting/server/credits/settings";
import { queryRows } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { ledgerWhere } from "./ledger-where";
import { type Spent, SpentRow, spentByPerson, spentOf } from "./spent";

export interface PersonUse extends Spent {
  userId: string;
  name: string;
  /** Null where no grant was settled. */
  grantedCredits: number | null;
}

export interface MonthUse {
  settings: DraftingSettings;
  /** "2026-03", in UTC. */
  month: string;
  /** Of everybody, on all pages. */
  total: Spent;
  people: PersonUse[];
  page: number;
  lastPage: number;
}

const Row = () =>
  SpentRow().extend({
    name: z.string(),
    granted: z.number().nullable(),
    place: z.bigint(),
    people: z.number(),
  });

const peopleAPage = 50;

/** Who drafted with a model this month, those with most first. Two queries. */
export async function readUse({ db, now }: Pick<Deps, "db" | "now">, asked: ReadUse): Promise<MonthUse> {
  const { start } = monthOf(now());
  const day = start.toISOString().slice(0, 10);
  const month = day.slice(0, 7);
  const readRows = async (page: number) => {
    const first = (page - 1) * peopleAPage;
    const rows = await queryRows(db, Row)`
      WITH used AS (${spentByPerson(ledgerWhere({ person: null, version: null, month }))}),
           placed AS (
             SELECT *, row_number() OVER (PARTITION BY "userId" IS NULL ORDER BY "weightedTokens" DESC, "userId") AS place,
                    (SELECT count(*)::int FROM used WHERE "userId" IS NOT NULL) AS people
               FROM used
           )
      SELECT p.*, p."userId"::text AS "userId", coalesce(u.name, '') AS name, c.granted
        FROM placed p LEFT JOIN users u ON u.id = p."userId"
        LEFT JOIN ai_credit c ON c.user_id = p."userId" AND c.month = ${day}::date
       WHERE p."userId" IS NULL OR (p.place > ${first} AND p.place <= ${first + peopleAPage})
       ORDER BY p.place`;
    return { rows, total: rows[0]?.people ?? 0 };
  };
  const [settings, { rows, page, lastPage }] = await Promise.all([
    readDraftingSettings(db),
    readPage(asked.page, peopleAPage, readRows),
  ]);
  const people = rows.flatMap(({ userId, name, granted, ...spent }) =>
    userId === null
      ? []
      : [{ ...spentOf(spent), userId, name, grantedCredits: granted === null ? null : granted / tokensPerCredit }],
  );
  return {
    settings,
    month,
    total: spentOf(rows.find(({ userId }) => userId === null)),
    people,
    page,
    lastPage,
  };
}
