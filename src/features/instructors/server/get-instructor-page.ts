import "server-only";
import * as z from "zod";
import { courseEntries, FeaturedCourse } from "@/features/catalog/server/course-entries";
import { teacherTag } from "@/features/catalog/server/teacher-tag";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { noteDependency } from "@/server/cache/page-context";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { keptMilliseconds, publicInstructors, theirCourses } from "./public-instructors";
import { instructorsTag } from "./touch-instructor";

const InstructorRow = rowSchema(() => ({
  username: z.string(),
  name: z.string(),
  headline: z.string(),
  bio: z.string(),
  organization: z.string(),
  yearsExperience: z.number(),
  website: z.string(),
  linkedin: z.string(),
  twitter: z.string(),
  isVerified: z.boolean(),
  since: z.date(),
  areas: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
  /** Of the public courses they have a part in, counted from the rows. */
  figures: z.strictObject({
    courses: z.number(),
    /** People who have or had an enrollment in any of them to learn there: as the statistics count, which are equal where all courses are public. */
    learners: z.number(),
    /** Approved reviews, and their mean; null without one. */
    reviews: z.number(),
    averageRating: z.number().nullable(),
  }),
  userId: z.string(),
  portrait: LinkedFile().nullable(),
  banner: LinkedFile().nullable(),
}));

export interface InstructorPage extends Omit<RowOf<typeof InstructorRow>, "userId" | "portrait" | "banner"> {
  /** A link to the portrait, or null. */
  picture: string | null;
  /** A link to the cover, or null. */
  cover: string | null;
  courses: FeaturedCourse[];
  asOf: Date;
}

const mostCourses = 100;

/**
 * What everybody may know of someone who teaches. Two statements.
 * @throws AppError NOT_FOUND unless they were approved, may teach now and want to be found.
 */
export async function getInstructorPage(
  { db, now }: Pick<Deps, "db" | "now">,
  { username }: { username: string },
): Promise<InstructorPage> {
  const asOf = now();
  const [row] = await queryRows(db, InstructorRow)`
    SELECT u.id AS "userId", u.username, p.display_name AS name, p.headline, p.bio, p.organization, p.years_experience AS "yearsExperience",
           p.website, p.linkedin, p.twitter, p.is_verified AS "isVerified", u.created_at AS since,
           (SELECT jsonb_build_object('storageKey', f.storage_key, 'name', f.original_name, 'mimeType', f.mime_type)
              FROM stored_file f WHERE f.id = p.picture_file_id AND f.state = 'READY') AS portrait,
           (SELECT jsonb_build_object('storageKey', f.storage_key, 'name', f.original_name, 'mimeType', f.mime_type)
              FROM stored_file f WHERE f.id = p.cover_file_id AND f.state = 'READY') AS banner,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('slug', g.slug, 'name', g.name) ORDER BY g.name) FROM instructor_expertise e
             JOIN category g ON g.id = e.category_id WHERE e.profile_id = p.id AND g.is_active), '[]'::jsonb) AS areas,
           (WITH theirs AS (SELECT c.id FROM ${theirCourses})
            SELECT jsonb_build_object('courses', (SELECT count(*) FROM theirs),
              'learners', (SELECT count(DISTINCT n.user_id) FROM enrollment n WHERE n.course_id IN (SELECT id FROM theirs)
                AND ${isLearner(Prisma.sql`n.course_id`, Prisma.sql`n.user_id`)}),
              'reviews', (SELECT count(*) FROM review r WHERE r.state = 'APPROVED' AND r.course_id IN (SELECT id FROM theirs)),
              'averageRating', (SELECT round(avg(r.rating), 2) FROM review r WHERE r.state = 'APPROVED' AND r.course_id IN (SELECT id FROM theirs)))) AS figures
      FROM instructor_profile p JOIN users u ON u.id = p.user_id WHERE u.username = ${username} AND ${publicInstructors}`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { userId, portrait, banner, ...person } = row;
  noteDependency([instructorsTag, "categories", teacherTag(userId)], asOf.getTime() + keptMilliseconds);
  const taught = courseEntries(
    Prisma.sql`c.id IN (SELECT i.course_id FROM course_instructor i WHERE i.user_id = ${userId}::uuid AND i.is_active)`,
    Prisma.sql`c.enrolled_count DESC, c.published_at DESC, c.id`,
    mostCourses,
  );
  const courses = await queryRows(db, FeaturedCourse)(taught);
  const picture = portrait && (await linkToShow(portrait));
  const cover = banner && (await linkToShow(banner));
  return { ...person, picture, cover, courses, asOf };
}
