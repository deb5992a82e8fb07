import "server-only";
import * as z from "zod";
import { type DeviceNames, deviceNames } from "@/features/accounts/device-words";
import { deviceTypeOf } from "@/features/accounts/rules";
import { LoginMethod } from "@/generated/prisma/enums";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { type FactorState, getFactor } from "../second-factor/get-factor";
import { readKeptDays } from "./kept-days";

export interface Device extends DeviceNames {
  type: ReturnType<typeof deviceTypeOf>;
}

export interface OwnDevice extends Device {
  id: string;
  isThis: boolean;
  method: LoginMethod;
  ip: string | null;
  since: Date;
  lastSeenAt: Date;
}

export interface Happening extends Device {
  id: string;
  at: Date;
  /** Repeated ones on one device are joined; `at` is the newest. */
  times: number;
  what:
    | "impersonated"
    | "entered"
    | "wrong_password"
    | "locked"
    | "inactive"
    | "no_code"
    | "wrong_code"
    | "interrupted";
  ip: string | null;
  /** Of an admin who looked at the site as the person: who, and why. */
  by?: { name: string; reason: string };
}

export interface Security {
  devices: OwnDevice[];
  happenings: Happening[];
  factor: FactorState;
  /** Days after which ip addresses and browsers are forgotten. */
  keptDays: number;
}

const mostRead = 200;
const mostDevices = 50;
const mostShown = 40;

export const deviceOf = (userAgent: string | null): Device => ({
  ...deviceNames(userAgent ?? ""),
  type: deviceTypeOf(userAgent ?? ""),
});

const plainReasons = ["locked", "inactive", "no_code", "wrong_code", "interrupted"] as const;

const happeningOf = (reason: string | null): Happening["what"] =>
  reason === null ? "entered" : (plainReasons.find((plain) => plain === reason) ?? "wrong_password");

const isSame = (a: Happening, b: Happening) =>
  a.what !== "entered" && a.what === b.what && a.browser === b.browser && a.system === b.system && a.ip === b.ip;

/** Failures that follow each other are one line: a guesser does not push everything else off the page. */
function joinRepeated(rows: readonly Happening[]): Happening[] {
  const joined: Happening[] = [];
  for (const row of rows) {
    const newer = joined.at(-1);
    if (newer && isSame(newer, row)) newer.times += 1;
    else joined.push({ ...row });
  }
  return joined.slice(0, mostShown);
}

interface LoggedTry {
  id: string;
  userAgent: string | null;
  ipAddress: string | null;
  failureReason: string | null;
  createdAt: Date;
}

/** Tries to sign in, newest first, as lines to read. */
export const happeningsOf = (logs: readonly LoggedTry[]): Happening[] =>
  joinRepeated(
    logs.map((log) => ({
      ...deviceOf(log.userAgent),
      id: log.id,
      at: log.createdAt,
      times: 1,
      what: happeningOf(log.failureReason),
      ip: log.ipAddress,
    })),
  );

const SessionRow = rowSchema(() => ({
  id: z.string(),
  userAgent: z.string(),
  ipAddress: z.string().nullable(),
  loginMethod: z.enum(LoginMethod),
  createdAt: z.date(),
  lastActivityAt: z.date(),
  by: z.string().nullable(),
  reason: z.string(),
}));

/** The sign-ins that are open, and when an admin looked at the site as the person: of that no network, for it is not theirs. */
async function readSessions({ db, now }: Pick<Deps, "db" | "now">, userId: string) {
  const at = now();
  const rows = await queryRows(db, SessionRow)`
    (SELECT s.id::text AS id, s.user_agent AS "userAgent", host(s.ip_address) AS "ipAddress", s.login_method::text AS "loginMethod",
            s.created_at AS "createdAt", s.last_activity_at AS "lastActivityAt", NULL AS by, '' AS reason
       FROM user_session s
      WHERE s.user_id = ${userId}::uuid AND s.impersonator_id IS NULL AND s.ended_at IS NULL AND s.expires_at > ${at}
        AND s.idle_expires_at > ${at}
      ORDER BY s.last_activity_at DESC LIMIT ${mostDevices})
    UNION ALL
    (SELECT s.id::text, '', NULL, s.login_method::text, s.created_at, s.last_activity_at, a.name, s.impersonation_reason
       FROM user_session s JOIN users a ON a.id = s.impersonator_id
      WHERE s.user_id = ${userId}::uuid ORDER BY s.created_at DESC LIMIT ${mostShown})`;
  const impersonated = rows.flatMap(({ id, createdAt, by, reason }): Happening[] =>
    by === null
      ? []
      : [{ ...deviceOf(""), id, at: createdAt, times: 1, what: "impersonated", ip: null, by: { name: by, reason } }],
  );
  return { own: rows.filter(({ by }) => by === null), impersonated };
}

/** Where the person is signed in, and what happened at sign-in. Four statements. */
export async function getSecurity(deps: Pick<PersonDeps, "db" | "now" | "actor">): Promise<Security> {
  const { id: userId, sessionId } = deps.actor;
  const [sessions, logs, keptDays, factor] = await Promise.all([
    readSessions(deps, userId),
    deps.db.loginLog.findMany({
      where: { userId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: mostRead,
      select: { id: true, userAgent: true, ipAddress: true, failureReason: true, createdAt: true },
    }),
    readKeptDays(deps.db),
    getFactor(deps),
  ]);
  const devices = sessions.own.map((session) => ({
    ...deviceOf(session.userAgent),
    id: session.id,
    isThis: session.id === sessionId,
    method: session.loginMethod,
    ip: session.ipAddress,
    since: session.createdAt,
    lastSeenAt: session.lastActivityAt,
  }));
  return {
    devices: devices.toSorted((a, b) => Number(b.isThis) - Number(a.isThis)),
    happenings: [...happeningsOf(logs), ...sessions.impersonated]
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, mostShown),
    keptDays,
    factor,
  };
}
