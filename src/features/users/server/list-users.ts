import "server-only";
import * as z from "zod";
import { ownsFactor } from "@/features/accounts/server/second-factor/has-factor";
import {
  MOST_COUNTED,
  SHORTEST_INNER_TEXT,
  standingOf,
  USERS_A_PAGE,
  type UserStanding,
  type UserTab,
  userRoles,
} from "@/features/users/rules";
import type { ListUsers } from "@/features/users/schema";
import { Prisma } from "@/generated/prisma/client";
import { escapeLike, likeAnywhere } from "@/lib/escape-like";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

export interface ListedUser extends Omit<UserRow, "isActive" | "heldUntil" | "isVerified" | "hasFactor"> {
  standing: UserStanding;
}

export interface UserList {
  users: ListedUser[];
  /** Of the whole site, whatever is looked for; one above MOST_COUNTED where there are more. */
  counts: Record<UserTab, number>;
  joinedThisWeek: number;
  /** Where those who joined earlier go on. */
  next: string | null;
  asOf: Date;
}

const UserRow = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string(),
  role: z.enum(userRoles),
  leavesAt: z.date().nullable(),
  /** Enrollments that they have now. */
  courses: z.number(),
  certificates: z.number(),
  joinedAt: z.date(),
  lastSeenAt: z.date().nullable(),
  isActive: z.boolean(),
  heldUntil: z.date().nullable(),
  isVerified: z.boolean(),
  hasFactor: z.boolean(),
}));
type UserRow = RowOf<typeof UserRow>;

const isPresent = Prisma.sql`u.anonymized_at IS NULL`;
/** The primary address is one that no one proved, and there is no other: the first half has an index of its own. */
const isUnproved = Prisma.sql`u.id IN (SELECT m.user_id FROM email_address m WHERE m.is_primary AND m.verified_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM email_address v WHERE v.user_id = u.id AND v.verified_at IS NOT NULL)`;
const isLeaving = Prisma.sql`u.id IN (SELECT d.user_id FROM data_request d WHERE d.kind = 'DELETION' AND d.state = 'PENDING')`;

const onTab: Readonly<Record<UserTab, Prisma.Sql>> = {
  everyone: isPresent,
  unproved: Prisma.sql`${isPresent} AND ${isUnproved}`,
  locked: Prisma.sql`${isPresent} AND NOT u.is_active`,
  leaving: Prisma.sql`${isPresent} AND ${isLeaving}`,
};

/** Text as it is, for LIKE. */
const like = (text: string): string =>
  text.length < SHORTEST_INNER_TEXT ? `${escapeLike(text)}%` : likeAnywhere(text);

/** Above this many finds it is cheaper to look through people from the newest on than to sort those who were found. */
const WIDE_SEARCH = 1000;

/** The people of a page, of those that `among` lets through, by when they joined. */
function pageOf(q: string, among: Prisma.Sql, limit: number): Prisma.Sql {
  const picked = Prisma.sql`ORDER BY u.created_at DESC, u.id DESC LIMIT ${limit}`;
  if (q === "") return Prisma.sql`page AS MATERIALIZED (SELECT u.* FROM users u WHERE ${among} ${picked})`;
  const text = like(q.normalize("NFKC").toLowerCase());
  const username = like(q.replace(/^@/, "").toLowerCase());
  const isNamed = Prisma.sql`lectern_unaccent(lower(n.name)) LIKE lectern_unaccent(${text})`;
  const isUsername = Prisma.sql`lower(n.username) LIKE ${username}`;
  const isAddress = Prisma.sql`lower(m.email_key) LIKE ${text}`;
  // Each by an index of trigrams; joined by OR they would be read row by row.
  return Prisma.sql`found AS MATERIALIZED (
    SELECT n.id FROM users n WHERE ${isNamed} UNION ALL SELECT n.id FROM users n WHERE ${isUsername}
    UNION ALL SELECT m.user_id FROM email_address m WHERE ${isAddress} LIMIT ${WIDE_SEARCH + 1}),
  width AS MATERIALIZED (SELECT count(*) > ${WIDE_SEARCH} AS is_wide FROM found),
  page AS MATERIALIZED (
    (SELECT u.* FROM users u WHERE NOT (SELECT is_wide FROM width) AND u.id IN (SELECT id FROM found) AND ${among} ${picked})
    UNION ALL
    (SELECT u.* FROM users u WHERE (SELECT is_wide FROM width) AND ${among}
        AND (EXISTS (SELECT 1 FROM (SELECT u.name, u.username) n WHERE ${isNamed} OR ${isUsername})
             OR EXISTS (SELECT 1 FROM email_address m WHERE m.user_id = u.id AND ${isAddress})) ${picked}))`;
}

function isAfter(cursor: string | null): Prisma.Sql {
  if (cursor === null) return Prisma.sql`TRUE`;
  const [at = "", id = ""] = cursor.split("_");
  return Prisma.sql`(u.created_at, u.id) < (${new Date(Number(at))}::timestamptz, ${id}::uuid)`;
}

/** The people that the filter lets through, the newest first, behind a cursor. One query. */
export async function readUsers(
  { db }: Pick<Deps, "db">,
  { q, role, show, after }: ListUsers,
  { at, limit }: { at: Date; limit: number },
): Promise<ListedUser[]> {
  const hasRole = role === null ? Prisma.sql`TRUE` : Prisma.sql`u.role = ${role}::user_role`;
  const rows = await queryRows(db, UserRow)`
    WITH ${pageOf(q, Prisma.sql`${onTab[show]} AND ${hasRole} AND ${isAfter(after)}`, limit)}
    SELECT u.id::text AS id, u.name, u.username, u.role::text AS role, u.is_active AS "isActive", u.temporary_ban_until AS "heldUntil",
           u.created_at AS "joinedAt",
           COALESCE((SELECT m.email FROM email_address m WHERE m.user_id = u.id AND m.is_primary), '') AS email,
           EXISTS (SELECT 1 FROM email_address m WHERE m.user_id = u.id AND m.verified_at IS NOT NULL) AS "isVerified",
           ${ownsFactor(Prisma.sql`u.id`)} AS "hasFactor",
           (SELECT d.due_at FROM data_request d WHERE d.user_id = u.id AND d.kind = 'DELETION' AND d.state = 'PENDING') AS "leavesAt",
           (SELECT count(*)::int FROM enrollment e WHERE e.user_id = u.id AND ${isCurrentEnrollment("e", at)}) AS courses,
           (SELECT count(*)::int FROM certificate t WHERE t.user_id = u.id AND t.revoked_at IS NULL) AS certificates,
           (SELECT max(s.last_activity_at) FROM user_session s WHERE s.user_id = u.id AND s.impersonator_id IS NULL) AS "lastSeenAt"
      FROM page u ORDER BY u.created_at DESC, u.id DESC`;
  return rows.map(({ isActive, heldUntil, isVerified, hasFactor, ...user }) => ({
    ...user,
    standing: standingOf({ isActive, heldUntil, isVerified, hasFactor, leavesAt: user.leavesAt }, at),
  }));
}

/** Where those who joined before this person go on. */
export const cursorBehind = ({ joinedAt, id }: ListedUser): string => `${joinedAt.getTime()}_${id}`;

/** Who joined last is above; a page behind a cursor, so that the last costs what the first does. Two queries. */
export async function listUsers({ db, now }: Pick<Deps, "db" | "now">, asked: ListUsers): Promise<UserList> {
  const at = now();
  const [users, [counts]] = await Promise.all([
    readUsers({ db }, asked, { at, limit: USERS_A_PAGE + 1 }),
    queryRows(db, () =>
      z.strictObject({
        everyone: z.number(),
        unproved: z.number(),
        locked: z.number(),
        leaving: z.number(),
        joined: z.number(),
      }),
    )`
      SELECT ${count(onTab.everyone)} AS everyone, ${count(onTab.unproved)} AS unproved, ${count(onTab.locked)} AS locked,
             ${count(onTab.leaving)} AS leaving,
             ${count(Prisma.sql`${isPresent} AND u.created_at > ${at}::timestamptz - interval '7 days'`)} AS joined`,
  ]);
  const shown = users.slice(0, USERS_A_PAGE);
  const last = shown.at(-1);
  const { joined = 0, ...onShelves } = counts ?? { everyone: 0, unproved: 0, locked: 0, leaving: 0 };
  return {
    users: shown,
    counts: onShelves,
    joinedThisWeek: joined,
    next: last && users.length > USERS_A_PAGE ? cursorBehind(last) : null,
    asOf: at,
  };
}

const count = (which: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM users u WHERE ${which} LIMIT ${MOST_COUNTED + 1}) some_of_them)`;
