import "server-only";
import * as z from "zod";
import { slugOf } from "@/lib/slug-of";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Taken = rowSchema(() => ({ slug: z.string() }));

/** The wanted address or one made of the title, with a number behind it when it is taken or used to be. */
export async function freeSlug(tx: Tx, course: { slug: string | null; title: string }): Promise<string> {
  const wanted = course.slug ?? slugOf(course.title, "course");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slug ${wanted}`}, 0))`;
  const taken = await queryRows(tx, Taken)`
    SELECT slug FROM course WHERE slug = ${wanted} OR slug LIKE ${`${wanted}-%`}
    UNION SELECT slug FROM slug_redirect WHERE kind = 'COURSE' AND (slug = ${wanted} OR slug LIKE ${`${wanted}-%`})`;
  const slugs = new Set(taken.map(({ slug }) => slug));
  let slug = wanted;
  for (let count = 2; slugs.has(slug); count += 1) slug = `${wanted}-${count}`;
  return slug;
}
