import "server-only";
import type { LedgerFilter } from "@/features/drafting/prompts-schema";
import { Prisma } from "@/generated/prisma/client";

/** First instant of a month as addresses write it, and of the one after it, in UTC. */
export function boundsOf(month: string): { start: Date; end: Date } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { start: new Date(Date.UTC(year, number - 1, 1)), end: new Date(Date.UTC(year, number, 1)) };
}

/** Rows of ai_request `r` that a filter lets through. */
export function ledgerWhere({ person, month, version }: LedgerFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (person !== null) conditions.push(Prisma.sql`r.user_id = ${person}::uuid`);
  if (version !== null) conditions.push(Prisma.sql`r.prompt_version_id = ${version}::uuid`);
  if (month !== null) {
    const { start, end } = boundsOf(month);
    conditions.push(Prisma.sql`r.created_at >= ${start} AND r.created_at < ${end}`);
  }
  return Prisma.join(conditions, " AND ");
}
