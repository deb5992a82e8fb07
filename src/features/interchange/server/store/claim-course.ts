import "server-only";
import * as z from "zod";
import { makeCourse as makeCourseRow } from "@/features/courses/server/create/make-course";
import type { CourseDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { CourseState } from "@/generated/prisma/enums";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";

export interface ClaimedCourse {
  id: string;
  slug: string;
  state: CourseState;
  isNew: boolean;
}

interface Claim {
  course: CourseDocument;
  /** Address of an existing course to import into, whatever its identity. */
  into: string | null;
  owner: { id: string; isAdmin: boolean };
  at: Date;
}

/**
 * Finds the course that an import goes to and locks it, or makes it. Only the owner's own courses are looked at by
 * identity; a course named by its address must be one that the owner may edit.
 * @throws ImportError
 */
export async function claimCourse(tx: Tx, claim: Claim): Promise<ClaimedCourse> {
  const found = claim.into === null ? await findByOrigin(tx, claim) : await findByAddress(tx, claim.into, claim.owner);
  if (found === null) return makeCourse(tx, claim);
  if (found.state === "ARCHIVED") {
    throw new ImportError(`The course at /courses/${found.slug} is archived. Restore it, then import again.`);
  }
  await tx.course.update({
    where: { id: found.id },
    data: { lastEditedAt: claim.at, revision: { increment: 1 } },
  });
  return { ...found, isNew: false };
}

/** The owner's course of this identity; two imports at once wait for each other. */
export async function findByOrigin(tx: Tx, { course, owner }: Pick<Claim, "course" | "owner">) {
  const { originKey } = course;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${owner.id} ${originKey}`}, 0))`;
  const [found] = await queryRows(tx, () =>
    z.strictObject({ id: z.string(), slug: z.string(), state: z.enum(CourseState) }),
  )`
    SELECT id, slug, state::text AS state FROM course
     WHERE created_by_id = ${owner.id}::uuid
       AND (origin_key = ${originKey} OR (origin_key IS NULL AND 'lectern:' || id::text = ${originKey}))
     ORDER BY origin_key NULLS LAST LIMIT 1 FOR UPDATE`;
  return found ?? null;
}

async function findByAddress(tx: Tx, slug: string, owner: Claim["owner"]) {
  const [found] = await queryRows(tx, () =>
    z.strictObject({ id: z.string(), slug: z.string(), state: z.enum(CourseState), mayEdit: z.boolean() }),
  )`
    SELECT c.id, c.slug, c.state::text AS state,
           EXISTS (SELECT 1 FROM course_instructor i
                    WHERE i.course_id = c.id AND i.user_id = ${owner.id}::uuid AND i.is_active
                      AND (i.role = 'LEAD' OR i.can_edit_content)) AS "mayEdit"
      FROM course c WHERE c.slug = ${slug} FOR UPDATE`;
  if (!found) throw new ImportError(`There is no course at /courses/${slug}. Check the address, or leave --into out.`);
  if (!found.mayEdit && !owner.isAdmin) {
    throw new ImportError(`The course at /courses/${slug} belongs to somebody else. Choose one of your own.`);
  }
  return { id: found.id, slug: found.slug, state: found.state };
}

async function makeCourse(tx: Tx, { course, owner, at }: Claim): Promise<ClaimedCourse> {
  const id = uuidV7();
  const category = await findCategory(tx, course.category);
  const made = await makeCourseRow(tx, {
    id,
    ownerId: owner.id,
    title: course.title,
    slug: course.slug,
    at,
    course: {
      categoryId: category?.id ?? null,
      originKey: course.originKey,
      creationMethod: "IMPORT",
      hasCertificate: course.hasCertificate,
      ...(course.price ? { priceMinor: course.price.amountMinor, currency: course.price.currency } : {}),
    },
  });
  return { id, slug: made.slug, state: "DRAFT", isNew: true };
}

/** An active category of this slug. */
export async function findCategory(tx: Tx, slug: string | null): Promise<{ id: string } | null> {
  if (slug === null) return null;
  return tx.category.findFirst({ where: { slug, isActive: true }, select: { id: true } });
}
