import * as z from "zod";
import { storable } from "@/lib/typed-text";

/** A day on the clock of whoever looks. */
const Day = z.iso.date().refine((day) => day >= "1970-01-01");

/** Of the log, the rows that fit all that is given. */
export const AuditFilter = z.object({
  /** An id, a user name or an address. */
  who: storable(320).min(1).nullable().default(null),
  action: storable(80).min(1).nullable().default(null),
  /** What kind of thing it was done to; with `thing`, which one. */
  kind: storable(80).min(1).nullable().default(null),
  thing: storable(200).min(1).nullable().default(null),
  from: Day.nullable().default(null),
  /** The last day that still counts. */
  to: Day.nullable().default(null),
});
export type AuditFilter = z.output<typeof AuditFilter>;

/** Behind which row a page goes on: its moment in milliseconds, and its number. */
const Cursor = z.string().regex(/^\d{1,14}-\d{1,18}$/);

export const ListAudit = AuditFilter.extend({ after: Cursor.nullable().default(null) });
export type ListAudit = z.output<typeof ListAudit>;

export const auditForms = ["csv", "jsonl"] as const;
export type AuditForm = (typeof auditForms)[number];

export const ExportAudit = AuditFilter.extend({ as: z.enum(auditForms) });
export type ExportAudit = z.output<typeof ExportAudit>;
