import "server-only";
import * as z from "zod";
import { textMark } from "@/lib/text-mark";
import type { AuditValues } from "@/server/audit/append-audit";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const CategoryFacts = rowSchema(() => ({
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  icon: z.string().nullable(),
  parentId: z.string().nullable(),
  isActive: z.boolean(),
  isFeatured: z.boolean(),
}));
export type CategoryFacts = RowOf<typeof CategoryFacts>;

export const categoryColumns = {
  id: true,
  name: true,
  slug: true,
  description: true,
  icon: true,
  parentId: true,
  isActive: true,
  isFeatured: true,
  coverGrammar: true,
} as const;

/** Changes with whatever a form of the category shows: who saves says which one they saw. */
export const markOf = (of: CategoryFacts): string =>
  textMark(JSON.stringify([of.name, of.slug, of.description, of.icon, of.parentId, of.isActive, of.isFeatured]));

/** As the audit log says it. */
export const auditedCategory = (of: CategoryFacts): AuditValues => ({
  name: of.name,
  slug: of.slug,
  description: of.description,
  icon: of.icon,
  parent: of.parentId,
  isShown: of.isActive,
  isFeatured: of.isFeatured,
});
