import "server-only";
import { z } from "zod";
import { type SitePageName, sitePageKey } from "@/features/administration/rules";
import { AppError } from "@/lib/app-error";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { standardText } from "./standard-text";
import { readStoredPage } from "./stored-page";

const MOST_CHANGES = 20;
/** What storeSetting put into the audit log; null where it was erased. */
const Values = z.object({ to: z.object({ value: z.string().nullable() }) }).catch({ to: { value: null } });

export interface SitePageDraft {
  /** What there is to change: the page as it is, or as it was after `change`. */
  text: string;
  isStandard: boolean;
  revision: number;
  /** The newest first, at most 20. */
  changes: { id: string; at: string; by: string | null; isStandard: boolean }[];
}

const Row = rowSchema(() => ({ id: z.string(), at: z.date(), by: z.string().nullable(), values: json() }));

/** A page with what an admin needs to change it: its Markdown and, out of the audit log, who changed it before. */
export async function getSitePageDraft(
  { db, locale }: Deps,
  { page, change }: { page: SitePageName; change: string | null },
): Promise<SitePageDraft> {
  const { text, revision } = await readStoredPage(db, page);
  const rows = await queryRows(db, Row)`
    SELECT e.id, e.created_at AS at, u.name AS by, e."values" FROM audit_event e LEFT JOIN users u ON u.id = e.actor_id
     WHERE e.object_type = 'SiteSetting' AND e.object_id = ${sitePageKey(page)} AND e.action = 'setting.save'
     ORDER BY e.sequence DESC LIMIT ${MOST_CHANGES}`;
  const earlier = rows.find(({ id }) => id === change);
  if (change !== null && !earlier) throw new AppError("NOT_FOUND", "administration.no_such_change");
  const shown = earlier ? Values.parse(earlier.values).to.value : text;
  return {
    text: shown ?? (await standardText(db, page, locale)),
    isStandard: shown === null,
    revision,
    changes: rows.map(({ id, at, by, values }) => ({
      ...{ id, at: at.toISOString(), by },
      isStandard: Values.parse(values).to.value === null,
    })),
  };
}
