import { hashPassword } from "@/features/accounts/server/password-hash";
import { startSession } from "@/features/accounts/server/start-session";
import { loadActor } from "@/server/auth/load-actor";
import type { Db } from "@/server/db/client";
import { createCaller } from "@/server/trpc/root";
import type { TestClock } from "@/testing/clock";
import { depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { type Column, columns } from "./people";

export const password = "low water at the pier";

export interface Someone {
  id: string;
  email: string;
  username: string;
  sessionId: string;
}
export type People = Record<Exclude<Column, "guest">, Someone>;

export type Caller = ReturnType<typeof createCaller>;

/** Calls the router as one of them, as they are now. */
export async function callAs(db: Db, person: Someone, clock: TestClock): Promise<Caller> {
  return createCaller(depsOf(db, await loadActor(db, person.sessionId, clock.now()), clock));
}

/** The people, all with the same password and a session, none with a course yet. */
export async function thePeople(db: Db, clock: TestClock, leadId: string): Promise<People> {
  const made: [string, Someone][] = [];
  for (const name of columns.filter((column) => column !== "guest")) {
    const isTeaching = name === "otherInstructor" || name === "helper" || name === "suspended";
    const role = name === "admin" ? "ADMIN" : isTeaching ? "INSTRUCTOR" : "STUDENT";
    const person =
      name === "lead" ? await db.user.findUniqueOrThrow({ where: { id: leadId } }) : await aPerson(db, { name, role });
    const origin = { now: clock.now, ip: "192.0.2.1", userAgent: "test" };
    const sessionId = await startSession(db, person.id, origin);
    const { email } = await db.emailAddress.findFirstOrThrow({ where: { userId: person.id } });
    made.push([name, { id: person.id, username: person.username, email, sessionId }]);
  }
  await db.user.updateMany({ data: { passwordHash: await hashPassword(password) } });
  const people = Object.fromEntries(made) as People;
  await db.emailAddress.updateMany({ where: { userId: people.unproved.id }, data: { verifiedAt: null } });
  return people;
}
