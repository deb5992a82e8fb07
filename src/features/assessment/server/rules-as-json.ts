import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** The rules of an `assessment_version`, by its alias in a query, as `readRules` takes them. */
export function rulesAsJson(alias: string): Prisma.Sql {
  const v = Prisma.raw(alias);
  return Prisma.sql`jsonb_build_object('passingScore', (${v}.passing_score * 100)::int, 'maxAttempts', ${v}.max_attempts,
    'timeLimitMinutes', ${v}.time_limit_minutes, 'opensAt', ${v}.opens_at, 'closesAt', ${v}.closes_at,
    'cooldownMinutes', ${v}.cooldown_minutes, 'countingRule', ${v}.counting_rule, 'review', ${v}.review,
    'recordsSignals', ${v}.records_signals)`;
}
