import "server-only";
import * as z from "zod";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const NamedSubject = rowSchema(() => ({
  /** As it was asked for. */
  asked: z.string(),
  slug: z.string(),
  name: z.string(),
  /** Offered as a choice. A hidden one is found by its address alone. */
  isShown: z.boolean(),
}));
export type NamedSubject = RowOf<typeof NamedSubject>;

/** Which subjects these addresses lead to, those among them that a subject had once. Of what never was one, none. */
export const nameSubjects = ({ db }: Pick<Deps, "db">, slugs: readonly string[]): Promise<NamedSubject[]> =>
  queryRows(db, NamedSubject)`
    SELECT a.slug AS asked, g.slug, g.name, g.is_active AS "isShown"
      FROM unnest(${slugs}::text[]) a(slug)
      LEFT JOIN slug_redirect r ON r.kind = 'CATEGORY' AND r.slug = a.slug
      JOIN category g ON g.slug = a.slug
        OR (g.id = r.category_id AND NOT EXISTS (SELECT 1 FROM category own WHERE own.slug = a.slug))`;
