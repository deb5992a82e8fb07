import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** What a seat (`enrollment` under `alias`) must be to count at all: not given up, and not past its end. */
export function isCurrentSeat(alias: "e" | "seat", at: Date): Prisma.Sql {
  const seat = Prisma.raw(alias);
  return Prisma.sql`${seat}.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND (${seat}.expires_at IS NULL OR ${seat}.expires_at > ${at})`;
}

/** Its status as it is at `at`: an end that has passed counts at once, whether or not the job that writes it down has run. */
export function seatStatusAt(alias: "e" | "o", at: Date): Prisma.Sql {
  const seat = Prisma.raw(alias);
  return Prisma.sql`(CASE WHEN ${seat}.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND ${seat}.expires_at <= ${at} THEN 'EXPIRED' ELSE ${seat}.status::text END)`;
}
