import "server-only";
import * as z from "zod";
import {
  paymentWays,
  REQUESTS_A_PAGE,
  type RequestQueue,
  type RequestState,
  requestStates,
} from "@/features/enrollment/requests";
import type { ListRequests } from "@/features/enrollment/requests-schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

const ListedRequest = rowSchema(() => ({
  id: z.string(),
  state: z.enum(requestStates),
  paysBy: z.enum(paymentWays),
  invoiceTo: z.string(),
  reference: z.string(),
  note: z.string(),
  /** The price that is held. */
  amountMinor: z.number(),
  currency: z.string(),
  askedAt: z.date(),
  answeredAt: z.date().nullable(),
  answeredBy: z.string().nullable(),
  answer: z.string(),
  person: z.strictObject({ name: z.string(), username: z.string(), email: z.string(), completedCourses: z.number() }),
  course: z.strictObject({ id: z.string(), slug: z.string(), title: z.string(), language: z.string() }),
}));
export type ListedRequest = RowOf<typeof ListedRequest>;

export interface RequestPage {
  requests: ListedRequest[];
  counts: Record<RequestQueue, number>;
  oldestWaitingSince: Date | null;
  total: number;
  page: number;
  lastPage: number;
  asOf: Date;
}

const states: Record<RequestQueue, RequestState> = {
  waiting: "PENDING",
  granted: "GRANTED",
  declined: "DECLINED",
  withdrawn: "WITHDRAWN",
};

/** A page of requests, of all courses or of one: those that wait longest first, answered ones newest first. Two queries. */
export async function listRequests(
  { db, now }: Pick<Deps, "db" | "now">,
  courseId: string | null,
  { queue, page: asked }: ListRequests,
): Promise<RequestPage> {
  const ofCourse =
    courseId === null ? Prisma.sql`r.course_id IS NOT NULL` : Prisma.sql`r.course_id = ${courseId}::uuid`;
  const counting = countRequests(db, ofCourse);
  const found = await readPage(asked, REQUESTS_A_PAGE, async (page) => {
    const [requests, counted] = await Promise.all([readRequests(db, { courseId, ofCourse, queue, page }), counting]);
    return { requests, total: counted.get(states[queue])?.count ?? 0 };
  });
  const counted = await counting;
  return {
    ...found,
    counts: {
      waiting: counted.get("PENDING")?.count ?? 0,
      granted: counted.get("GRANTED")?.count ?? 0,
      declined: counted.get("DECLINED")?.count ?? 0,
      withdrawn: counted.get("WITHDRAWN")?.count ?? 0,
    },
    oldestWaitingSince: counted.get("PENDING")?.oldest ?? null,
    asOf: now(),
  };
}

async function countRequests(db: Deps["db"], ofCourse: Prisma.Sql) {
  const rows = await queryRows(db, () =>
    z.strictObject({ state: z.enum(requestStates), count: z.number(), oldest: z.date().nullable() }),
  )`
    SELECT r.state::text AS state, count(*)::int AS count, min(r.created_at) AS oldest
      FROM access_request r WHERE ${ofCourse} GROUP BY r.state`;
  return new Map(rows.map((row) => [row.state, row]));
}

interface AskedRequests extends ListRequests {
  courseId: string | null;
  /** The condition for `courseId`. */
  ofCourse: Prisma.Sql;
}

function readRequests(db: Deps["db"], { courseId, ofCourse, queue, page }: AskedRequests): Promise<ListedRequest[]> {
  const order =
    queue === "waiting" ? Prisma.sql`r.created_at, r.id` : Prisma.sql`COALESCE(r.decided_at, r.updated_at) DESC, r.id`;
  return queryRows(db, ListedRequest)`
    SELECT r.id, r.state::text AS state, r.pays_by::text AS "paysBy", r.invoice_to AS "invoiceTo", r.reference, r.note,
           r.amount_minor AS "amountMinor", r.currency, r.created_at AS "askedAt", r.decided_at AS "answeredAt",
           d.name AS "answeredBy", r.decision_reason AS answer,
           jsonb_build_object('name', u.name, 'username', u.username,
             'email', COALESCE((SELECT m.email FROM email_address m WHERE m.user_id = u.id AND m.is_primary), ''),
             'completedCourses', (SELECT count(DISTINCT e.course_id) FROM enrollment e WHERE e.user_id = u.id AND e.completed_at IS NOT NULL
                ${courseId === null ? Prisma.empty : Prisma.sql`AND e.course_id = ${courseId}::uuid`})) AS person,
           jsonb_build_object('id', c.id, 'slug', c.slug, 'title', v.title, 'language', v.language) AS course
      FROM access_request r JOIN users u ON u.id = r.user_id JOIN course c ON c.id = r.course_id
      LEFT JOIN users d ON d.id = r.decided_by_id
      JOIN LATERAL (SELECT n.title, n.language FROM course_version n WHERE n.course_id = c.id
                     ORDER BY n.id = c.live_version_id DESC, n.number DESC LIMIT 1) v ON true
     WHERE ${ofCourse} AND r.state = ${states[queue]}::access_request_state
     ORDER BY ${order} LIMIT ${REQUESTS_A_PAGE} OFFSET ${(page - 1) * REQUESTS_A_PAGE}`;
}
