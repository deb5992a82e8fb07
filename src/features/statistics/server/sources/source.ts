import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** Restricts a definition to some rows, given their id: `(id) => id = ANY (...)`. */
export type Only = (id: Prisma.Sql) => Prisma.Sql;

/**
 * What the rows of one table add to the figures. The definition is pure: it reads rows and says
 * (source_id, subject_id, measure, at, value), `at` being the moment on whose day (UTC) the value counts; a row without an
 * `at` or value adds nothing. The count after a change, the nightly one and the proof all use it, each with an `Only`.
 */
export interface Source {
  /** Where the ids are, in pages: `SELECT id FROM table`. */
  table: Prisma.Sql;
  entries: (only: Only) => Prisma.Sql;
}

/** The subject of what is counted for the whole site. */
export const siteSubject = "00000000-0000-0000-0000-000000000000";
export const theSite = Prisma.sql`${siteSubject}::uuid`;
