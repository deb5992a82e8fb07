import "server-only";
import { type InvitationState, invitationState, type TeamRights, type TeamRole } from "@/features/studio/team";
import { Rights } from "@/features/studio/team-schema";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, courseRules } from "@/policy/course";
import { hashOfToken } from "@/server/auth/secret-token";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";

export interface TeamMember {
  userId: string;
  name: string;
  username: string;
  role: TeamRole;
  rights: TeamRights;
  revenueShare: number;
  joinedAt: Date;
  isYou: boolean;
}

export interface WaitingInvitation {
  id: string;
  /** Name of the person, or the address. */
  whom: string;
  role: TeamRole;
  rights: TeamRights;
  revenueShare: number;
  isExpired: boolean;
  invitedAt: Date;
  expiresAt: Date;
}

export interface Team {
  members: TeamMember[];
  /** Only for whoever may manage the team. */
  invitations: WaitingInvitation[];
  former: { userId: string; name: string; joinedAt: Date; leftAt: Date }[];
  rights: { manage: boolean; leave: boolean };
}

/** More never fit a course; the rest of a longer history is not shown. */
const most = 200;

/** A course's team as one of its members sees it. Two queries. */
export async function readTeam(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  course: CourseFacts,
): Promise<Team> {
  const mayManage = courseRules["course.manageTeam"](actor, course);
  const [rows, invitations] = await Promise.all([
    db.courseInstructor.findMany({
      where: { courseId: course.id },
      orderBy: [{ isActive: "desc" }, { joinedAt: "asc" }],
      take: most,
      include: { user: { select: { name: true, username: true } } },
    }),
    mayManage
      ? db.courseInvite.findMany({
          where: { courseId: course.id, state: "PENDING" },
          orderBy: { createdAt: "asc" },
          take: most,
          include: { user: { select: { name: true } } },
        })
      : [],
  ]);
  const own = actor.id;
  const members = rows.filter(({ isActive }) => isActive);
  members.sort((a, b) => Number(b.role === "LEAD") - Number(a.role === "LEAD"));
  return {
    members: members.map(({ userId, user, role, revenueShare, joinedAt, ...rights }) => ({
      userId,
      name: user.name,
      username: user.username,
      role,
      rights: Rights.parse(rights),
      revenueShare: revenueShare.toNumber(),
      joinedAt,
      isYou: userId === own,
    })),
    invitations: invitations.map((invite) => ({
      id: invite.id,
      whom: invite.user?.name ?? invite.emailKey,
      role: invite.role,
      rights: Rights.parse(invite.rights),
      revenueShare: invite.revenueShare.toNumber(),
      isExpired: invitationState(invite, now()) === "EXPIRED",
      invitedAt: invite.createdAt,
      expiresAt: invite.expiresAt,
    })),
    former: rows.flatMap(({ userId, user, joinedAt, leftAt }) =>
      leftAt ? [{ userId, name: user.name, joinedAt, leftAt }] : [],
    ),
    rights: { manage: mayManage, leave: courseRules["course.leaveTeam"](actor, course) },
  };
}

export interface Invitation {
  id: string;
  state: InvitationState;
  courseTitle: string;
  role: TeamRole;
  rights: TeamRights;
  revenueShare: number;
  invitedBy: string;
  expiresAt: Date;
  courseId: string;
}

const withCourse = {
  invitedBy: { select: { name: true } },
  course: { select: { versions: { orderBy: { number: "desc" }, take: 1, select: { title: true } } } },
} as const;

type Row = {
  id: string;
  courseId: string;
  state: InvitationState;
  expiresAt: Date;
  role: TeamRole;
  rights: unknown;
  revenueShare: { toNumber: () => number };
  invitedBy: { name: string };
  course: { versions: { title: string }[] };
};

const shown = (row: Row, now: Date): Invitation => ({
  id: row.id,
  courseId: row.courseId,
  state: invitationState(row, now),
  courseTitle: row.course.versions[0]?.title ?? "",
  role: row.role,
  rights: Rights.parse(row.rights),
  revenueShare: row.revenueShare.toNumber(),
  invitedBy: row.invitedBy.name,
  expiresAt: row.expiresAt,
});

/** Invitations that wait for the asker: by name, or at an address that the asker has proved. Two queries. */
export async function listOwnInvitations({
  db,
  actor,
  now,
}: Pick<PersonDeps, "db" | "actor" | "now">): Promise<Invitation[]> {
  const waiting = await queryRows(db, IdRow)`
    SELECT i.id FROM course_invite i WHERE i.state = 'PENDING' AND i.expires_at > ${now()}
       AND (i.user_id = ${actor.id}::uuid OR i.email_key IN (
             SELECT a.email_key FROM email_address a WHERE a.user_id = ${actor.id}::uuid AND a.verified_at IS NOT NULL))
     ORDER BY i.created_at DESC LIMIT 20`;
  // For nearly everybody, nearly always, that was all.
  if (waiting.length === 0) return [];
  const rows = await db.courseInvite.findMany({
    where: { id: { in: waiting.map(({ id }) => id) } },
    orderBy: { createdAt: "desc" },
    include: withCourse,
  });
  return rows.map((row) => shown(row, now()));
}

/** The invitation behind a link, whatever became of it. @throws AppError NOT_FOUND */
export async function readInvitation({ db, now }: Pick<Deps, "db" | "now">, token: string): Promise<Invitation> {
  const row = await db.courseInvite.findUnique({ where: { tokenHash: hashOfToken(token) }, include: withCourse });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return shown(row, now());
}
