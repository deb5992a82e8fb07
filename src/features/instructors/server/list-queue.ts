import "server-only";
import * as z from "zod";
import { type InstructorQueue, instructorStates, queuePageSize, tiers } from "@/features/instructors/rules";
import type { ListInstructorQueue } from "@/features/instructors/schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

const QueuedInstructor = rowSchema(() => ({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  /** Null for someone who came with the role and never wrote about it. */
  status: z.enum(instructorStates).nullable(),
  displayName: z.string(),
  headline: z.string(),
  bio: z.string(),
  organization: z.string(),
  yearsExperience: z.number(),
  website: z.string(),
  linkedin: z.string(),
  twitter: z.string(),
  areas: z.array(z.string()),
  tier: z.enum(tiers),
  isVerified: z.boolean(),
  isPublic: z.boolean(),
  /** As it was sent: what a decision is made on. */
  appliedAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string(),
  /** Account since. */
  since: z.date(),
  email: z.string().nullable(),
  /** Courses they lead that are live, and enrollments taken in those. */
  courses: z.number(),
  learners: z.number(),
}));
export type QueuedInstructor = RowOf<typeof QueuedInstructor>;

export interface InstructorsPage {
  queue: InstructorQueue;
  page: number;
  pages: number;
  total: number;
  counts: Record<InstructorQueue, number>;
  people: QueuedInstructor[];
}

/** Who is in which queue, over `"users" u` and their row `p`, if any. Drafts are no one's business. */
const conditions: Record<InstructorQueue, Prisma.Sql> = {
  waiting: Prisma.sql`p.status = 'PENDING'`,
  teaching: Prisma.sql`(p.status = 'ACTIVE' OR (u.role = 'INSTRUCTOR' AND COALESCE(p.status, 'DRAFT') = 'DRAFT'))`,
  suspended: Prisma.sql`p.status = 'SUSPENDED'`,
  rejected: Prisma.sql`p.status = 'REJECTED'`,
  all: Prisma.sql`(p.status <> 'DRAFT' OR u.role = 'INSTRUCTOR')`,
};

const people = Prisma.sql`users u LEFT JOIN instructor_profile p ON p.user_id = u.id WHERE u.anonymized_at IS NULL`;
/** What someone has not sent is not read. */
const sent = Prisma.sql`p.user_id = u.id AND p.status <> 'DRAFT'`;

/** A page of a queue with the counts of all: what waits oldest first, the rest by the last decision. Two statements. */
export async function listQueue(
  { db }: Pick<Deps, "db">,
  { queue, page: asked }: ListInstructorQueue,
): Promise<InstructorsPage> {
  const counting = countQueues(db);
  const { lastPage, ...found } = await readPage(asked, queuePageSize, async (page) => {
    const [counts, people] = await Promise.all([counting, readQueue(db, { queue, page })]);
    return { people, total: counts[queue] };
  });
  return { queue, pages: lastPage, ...found, counts: await counting };
}

async function countQueues(db: Deps["db"]): Promise<InstructorsPage["counts"]> {
  const [counts] = await queryRows(db, () =>
    z.strictObject({
      teaching: z.number(),
      all: z.number(),
      waiting: z.number(),
      suspended: z.number(),
      rejected: z.number(),
    }),
  )`
    SELECT count(*) FILTER (WHERE ${conditions.waiting})::int AS waiting, count(*) FILTER (WHERE ${conditions.teaching})::int AS teaching,
           count(*) FILTER (WHERE ${conditions.suspended})::int AS suspended, count(*) FILTER (WHERE ${conditions.rejected})::int AS rejected,
           count(*) FILTER (WHERE ${conditions.all})::int AS "all" FROM ${people}`;
  return counts ?? { waiting: 0, teaching: 0, suspended: 0, rejected: 0, all: 0 };
}

function readQueue(db: Deps["db"], { queue, page }: ListInstructorQueue): Promise<QueuedInstructor[]> {
  const order =
    queue === "waiting"
      ? Prisma.sql`p.applied_at, u.id`
      : Prisma.sql`p.decided_at DESC NULLS LAST, u.created_at DESC, u.id`;
  return queryRows(db, QueuedInstructor)`
      WITH shown AS (SELECT u.id, row_number() OVER (ORDER BY ${order}) AS place FROM ${people} AND ${conditions[queue]}
                      ORDER BY ${order} LIMIT ${queuePageSize} OFFSET ${(page - 1) * queuePageSize})
      SELECT u.id AS "userId", u.name, u.username, u.created_at AS since, p.status::text AS status,
             COALESCE(p.display_name, u.name) AS "displayName", COALESCE(p.headline, '') AS headline, COALESCE(p.bio, '') AS bio,
             COALESCE(p.organization, '') AS organization, COALESCE(p.years_experience, 0) AS "yearsExperience",
             COALESCE(p.website, '') AS website, COALESCE(p.linkedin, '') AS linkedin, COALESCE(p.twitter, '') AS twitter,
             ARRAY(SELECT c.name FROM instructor_expertise e JOIN category c ON c.id = e.category_id WHERE e.profile_id = p.id ORDER BY c.name) AS areas,
             COALESCE(p.tier::text, 'STANDARD') AS tier, COALESCE(p.is_verified, false) AS "isVerified", COALESCE(p.is_public, false) AS "isPublic",
             p.applied_at AS "appliedAt", p.decided_at AS "decidedAt", d.name AS "decidedBy", COALESCE(p.decision_reason, '') AS reason,
             (SELECT m.email FROM email_address m WHERE m.user_id = u.id AND m.is_primary) AS email, led.courses, led.learners
        FROM shown s JOIN users u ON u.id = s.id LEFT JOIN instructor_profile p ON ${sent} LEFT JOIN users d ON d.id = p.decided_by_id
       CROSS JOIN LATERAL (SELECT count(*)::int AS courses, COALESCE(sum(c.enrolled_count), 0)::int AS learners
          FROM course_instructor i JOIN course c ON c.id = i.course_id
         WHERE i.user_id = u.id AND i.is_active AND i.role = 'LEAD' AND c.state = 'LIVE') led
       ORDER BY s.place`;
}
