import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** What an enrollment (`enrollment` under `alias`) must be to count at all: not given up, and not past its end. */
export function isCurrentEnrollment(alias: "e" | "seat", at: Date | Prisma.Sql): Prisma.Sql {
  const enrollment = Prisma.raw(alias);
  return Prisma.sql`${enrollment}.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND (${enrollment}.expires_at IS NULL OR ${enrollment}.expires_at > ${at})`;
}

/** Its status as it is at `at`: an end that has passed counts at once, whether or not the job that writes it down has run. */
export function enrollmentStatusAt(alias: "e" | "o", at: Date | Prisma.Sql): Prisma.Sql {
  const enrollment = Prisma.raw(alias);
  return Prisma.sql`(CASE WHEN ${enrollment}.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND ${enrollment}.expires_at <= ${at} THEN 'EXPIRED' ELSE ${enrollment}.status::text END)`;
}
