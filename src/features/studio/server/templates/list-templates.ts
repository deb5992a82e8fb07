import "server-only";
import * as z from "zod";
import {
  type ListTemplates,
  opensTier,
  TemplateStructure,
  type TemplateTier,
  templateTypes,
  tiers,
} from "@/features/studio/template-structure";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { isAdmin, type Person } from "@/policy/actor";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const columnsOf = () => ({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  templateType: z.enum(templateTypes),
  tags: z.array(z.string()),
  requiredTier: z.enum(tiers),
  isShared: z.boolean(),
  usageCount: z.number(),
  /** Share of its uses that was published, 0 to 100. */
  successRate: z.number(),
  /** Null for those that come with the site. */
  author: z.string().nullable(),
  isOwn: z.boolean(),
  modules: z.number(),
  lessons: z.number(),
});
const Listed = rowSchema(columnsOf);
const Whole = rowSchema(() => ({ ...columnsOf(), structure: json() }));

type TemplateRow = RowOf<typeof Listed>;
export interface ListedTemplate extends TemplateRow {
  isLocked: boolean;
}

type TemplateDeps = Pick<PersonDeps, "db" | "actor">;

const mostListed = 200;

const tierOf = (actor: Person): TemplateTier => (isAdmin(actor) ? "PREMIUM" : actor.tier);

/** Whether the actor's subscription opens a template; their own are always open. */
export const mayUse = (actor: Person, { requiredTier, isOwn }: Pick<TemplateRow, "requiredTier" | "isOwn">): boolean =>
  isOwn || opensTier(tierOf(actor), requiredTier);

const columns = (userId: string): Prisma.Sql => Prisma.sql`
  t.id, t.name, t.description, t.template_type AS "templateType", t.tags, t.required_tier::text AS "requiredTier",
  t.is_shared AS "isShared", t.usage_count AS "usageCount", t.success_rate::float8 AS "successRate", u.name AS author,
  coalesce(t.created_by_id = ${userId}::uuid, false) AS "isOwn",
  jsonb_array_length(t.structure->'modules') AS modules,
  (SELECT coalesce(sum(jsonb_array_length(m->'lessons')), 0)::int FROM jsonb_array_elements(t.structure->'modules') m) AS lessons`;

/** Own templates, those that others share and those that come with the site; whatever else does not exist for the asker. */
const visible = (userId: string): Prisma.Sql =>
  Prisma.sql`t.is_active AND (t.is_shared OR t.created_by_id = ${userId}::uuid)`;

/** The gallery, most used first, with every tag that is in it. One query. */
export async function listTemplates(
  { db, actor }: TemplateDeps,
  { type, tag }: ListTemplates,
): Promise<{ templates: ListedTemplate[]; tags: string[] }> {
  const rows = await queryRows(db, Listed)`
    SELECT ${columns(actor.id)}
      FROM course_template t LEFT JOIN users u ON u.id = t.created_by_id
     WHERE ${visible(actor.id)}
     ORDER BY t.usage_count DESC, t.name, t.id LIMIT ${mostListed}`;
  const tags = [...new Set(rows.flatMap((row) => row.tags))].sort((a, b) => a.localeCompare(b, "en"));
  const fits = (row: TemplateRow) =>
    (type === null || row.templateType === type) && (tag === null || row.tags.includes(tag));
  const templates = rows.filter(fits).map((row) => ({ ...row, isLocked: !mayUse(actor, row) }));
  return { templates, tags };
}

/**
 * One template with its structure. One query. Its outline is no secret: the lock keeps it from being used.
 * @throws AppError NOT_FOUND when it is not the asker's to see.
 */
export async function getTemplate(
  { db, actor }: TemplateDeps,
  templateId: string,
): Promise<ListedTemplate & { structure: TemplateStructure }> {
  const [row] = await queryRows(db, Whole)`
    SELECT ${columns(actor.id)}, t.structure
      FROM course_template t LEFT JOIN users u ON u.id = t.created_by_id
     WHERE t.id = ${templateId}::uuid AND ${visible(actor.id)}`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return { ...row, isLocked: !mayUse(actor, row), structure: TemplateStructure.parse(row.structure) };
}
