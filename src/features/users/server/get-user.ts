import "server-only";
import * as z from "zod";
import { type Device, deviceOf, type Happening, happeningsOf } from "@/features/accounts/server/security/get-security";
import { mostListed, standingOf, type UserStanding, userRoles } from "@/features/users/rules";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type EffectiveRight, effectiveRights } from "@/policy/effective-rights";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const UserAddress = rowSchema(() => ({ email: z.string(), isPrimary: z.boolean(), verifiedAt: z.string().nullable() }));
export type UserAddress = RowOf<typeof UserAddress>;

/** What an admin changed about the account, or someone with rights decided on it. */
const UserAct = rowSchema(() => ({
  id: z.string(),
  action: z.string(),
  at: z.date(),
  /** Null: the site itself. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
}));
export type UserAct = RowOf<typeof UserAct>;

export interface UserSignIn extends Device {
  id: string;
  ip: string | null;
  since: Date;
  lastSeenAt: Date;
}

/** An enrollment in a course, also one that is over. Times as ISO 8601. */
const UserEnrollment = rowSchema(() => ({
  id: z.string(),
  courseId: z.string(),
  course: z.string(),
  status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED", "DROPPED", "EXPIRED"]),
  /** ASKED: a request for access was approved. */
  source: z.enum(["FREE", "GRANT", "INVITE", "MANUAL", "ASKED"]),
  /** 0 to 100. */
  progress: z.number(),
  since: z.string(),
  /** When it ended, or will. */
  until: z.string().nullable(),
}));
export type UserEnrollment = RowOf<typeof UserEnrollment>;

/** Access to a priced course, or a tier, that someone gave. Times as ISO 8601. */
const UserGrant = rowSchema(() => ({
  id: z.string(),
  course: z.string().nullable(),
  tier: z.enum(["FREE", "BASIC", "PREMIUM"]).nullable(),
  amountMinor: z.number(),
  currency: z.string(),
  /** Number of the order or code of the voucher; "" without one. */
  reference: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  until: z.string().nullable(),
  isRevoked: z.boolean(),
}));
export type UserGrant = RowOf<typeof UserGrant>;

export interface UserPage extends Omit<UserRow, "isVerified" | "isSuspended" | "isWriter" | "groups"> {
  standing: UserStanding;
  /** On the site as a whole; none while the account is locked. */
  rights: EffectiveRight[];
  signIns: UserSignIn[];
  tries: Happening[];
  acts: UserAct[];
  isYourself: boolean;
}

const UserRow = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  role: z.enum(userRoles),
  isActive: z.boolean(),
  heldUntil: z.date().nullable(),
  leavesAt: z.date().nullable(),
  joinedAt: z.date(),
  hasPublicPage: z.boolean(),
  hasPassword: z.boolean(),
  factorSince: z.date().nullable(),
  addresses: z.array(UserAddress()),
  /** Names of providers that sign them in. */
  linked: z.array(z.string()),
  timeZone: z.string(),
  taught: z.number(),
  enrollments: z.number(),
  completed: z.number(),
  certificates: z.number(),
  /** The newest, at most `mostListed`. */
  studies: z.array(UserEnrollment()),
  grants: z.array(UserGrant()),
  isVerified: z.boolean(),
  isSuspended: z.boolean(),
  isWriter: z.boolean(),
  groups: z.array(z.strictObject({ name: z.string(), actions: z.array(z.string()) })),
}));
type UserRow = RowOf<typeof UserRow>;

const mostSignIns = 20;
const mostTries = 100;
const mostActs = 12;

/**
 * One account as an admin sees it: how it is and how its person comes in; nothing of what they wrote. Networks and browsers
 * as long as the site keeps them. Four queries.
 * @throws AppError NOT_FOUND, also for whoever has left
 */
export async function getUser(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  { userId }: { userId: string },
): Promise<UserPage> {
  const at = now();
  const [[row], signIns, tries, acts] = await Promise.all([
    queryRows(db, UserRow)(userColumns(userId, at)),
    db.userSession.findMany({
      where: { userId, endedAt: null, expiresAt: { gt: at }, idleExpiresAt: { gt: at }, impersonatorId: null },
      orderBy: { lastActivityAt: "desc" },
      take: mostSignIns,
      select: { id: true, userAgent: true, ipAddress: true, createdAt: true, lastActivityAt: true },
    }),
    db.loginLog.findMany({
      where: { userId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: mostTries,
      select: { id: true, userAgent: true, ipAddress: true, failureReason: true, createdAt: true },
    }),
    queryRows(db, UserAct)`
      SELECT e.id::text AS id, e.action, e.created_at AS at, b.name AS by, e."values"->'reason'->>'value' AS reason
        FROM audit_event e LEFT JOIN users b ON b.id = e.actor_id
       WHERE e.object_type = 'user' AND e.object_id = ${userId}
       ORDER BY e.created_at DESC, e.sequence DESC LIMIT ${mostActs}`,
  ]);
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { isVerified, isSuspended, isWriter, groups, ...user } = row;
  const isOnATeam = user.taught > 0;
  const { role } = user;
  return {
    ...user,
    standing: standingOf({ ...user, isVerified, hasFactor: user.factorSince !== null }, at),
    rights: user.isActive ? effectiveRights({ role, isVerified, isSuspended, isOnATeam, isWriter, groups }) : [],
    signIns: signIns.map(({ id, userAgent, ipAddress, createdAt, lastActivityAt }) => ({
      ...{ id, ...deviceOf(userAgent), ip: ipAddress, since: createdAt, lastSeenAt: lastActivityAt },
    })),
    tries: happeningsOf(tries),
    acts,
    isYourself: actor.id === userId,
  };
}

const listOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_agg(to_jsonb(l)) FROM (${rows} LIMIT ${mostListed}) l), '[]'::jsonb)`;

const enrollmentsOf = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT e.id::text AS id, e.course_id::text AS "courseId", v.title AS course,
         CASE WHEN EXISTS (SELECT 1 FROM access_grant g WHERE g.id = e.grant_id AND e.source = 'MANUAL' AND g.request_id IS NOT NULL)
              THEN 'ASKED' ELSE e.source::text END AS source,
         CASE WHEN e.status = 'ACTIVE' AND e.expires_at <= ${at} THEN 'EXPIRED' ELSE e.status::text END AS status,
         e.progress_percentage::float AS progress, e.enrolled_at AS since, COALESCE(e.ended_at, e.expires_at) AS until
    FROM enrollment e JOIN course_version v ON v.id = e.version_id
   WHERE e.user_id = u.id ORDER BY e.enrolled_at DESC, e.id DESC`;

const grantsOf = Prisma.sql`
  SELECT g.id::text AS id, v.title AS course, g.tier::text AS tier, g.amount_minor AS "amountMinor", g.currency,
         COALESCE(q.reference, '') AS reference, b.name AS by, g.granted_at AS at, g.expires_at AS until,
         g.revoked_at IS NOT NULL AS "isRevoked"
    FROM access_grant g LEFT JOIN users b ON b.id = g.granted_by_id LEFT JOIN access_request q ON q.id = g.request_id
    LEFT JOIN LATERAL (SELECT n.title FROM course_version n WHERE n.course_id = g.course_id ORDER BY n.number DESC LIMIT 1) v ON true
   WHERE g.user_id = u.id ORDER BY g.granted_at DESC, g.id DESC`;

const userColumns = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  SELECT u.id::text AS id, u.name, u.username, u.role::text AS role, u.is_active AS "isActive", u.temporary_ban_until AS "heldUntil",
         u.created_at AS "joinedAt", u.password_hash IS NOT NULL AS "hasPassword",
         COALESCE((SELECT p.is_public FROM profile p WHERE p.user_id = u.id), false) AS "hasPublicPage",
         COALESCE((SELECT p.time_zone FROM user_preference p WHERE p.user_id = u.id), 'UTC') AS "timeZone",
         EXISTS (SELECT 1 FROM email_address m WHERE m.user_id = u.id AND m.verified_at IS NOT NULL) AS "isVerified",
         LEAST((SELECT f.confirmed_at FROM second_factor f WHERE f.user_id = u.id),
               (SELECT min(k.created_at) FROM passkey k WHERE k.user_id = u.id)) AS "factorSince",
         (SELECT d.due_at FROM data_request d WHERE d.user_id = u.id AND d.kind = 'DELETION' AND d.state = 'PENDING') AS "leavesAt",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('email', m.email, 'isPrimary', m.is_primary, 'verifiedAt', m.verified_at)
                     ORDER BY m.is_primary DESC, m.created_at) FROM email_address m WHERE m.user_id = u.id), '[]'::jsonb) AS addresses,
         EXISTS (SELECT 1 FROM instructor_profile t WHERE t.user_id = u.id AND t.status = 'SUSPENDED') AS "isSuspended",
         EXISTS (SELECT 1 FROM course_instructor i WHERE i.user_id = u.id AND i.is_active
                    AND (i.role = 'LEAD' OR i.can_edit_content)) AS "isWriter",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('name', g.name, 'actions', g.actions) ORDER BY g.name)
            FROM group_member n JOIN group_of_people g ON g.id = n.group_id WHERE n.user_id = u.id), '[]'::jsonb) AS groups,
         ARRAY(SELECT DISTINCT a.provider FROM account a WHERE a.user_id = u.id ORDER BY 1) AS linked,
         (SELECT count(*)::int FROM course_instructor i WHERE i.user_id = u.id AND i.is_active) AS taught,
         (SELECT count(*)::int FROM enrollment e WHERE e.user_id = u.id AND ${isCurrentEnrollment("e", at)}) AS enrollments,
         (SELECT count(*)::int FROM enrollment e WHERE e.user_id = u.id AND e.status = 'COMPLETED') AS completed,
         (SELECT count(*)::int FROM certificate t WHERE t.user_id = u.id AND t.revoked_at IS NULL) AS certificates,
         ${listOf(enrollmentsOf(at))} AS studies, ${listOf(grantsOf)} AS grants
    FROM users u WHERE u.id = ${userId}::uuid AND u.anonymized_at IS NULL`;
