import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach } from "vitest";
import { hashPassword } from "@/features/accounts/server/password-hash";
import { addDays } from "@/lib/time";
import { uuidV7 } from "@/lib/uuid-v7";
import { LocalStorage } from "@/server/storage/local-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "./clock";
import { testDatabase } from "./database";
import { actorOf, depsOf } from "./deps-of";
import { asActor } from "./factories/person";

const password = "low water at the pier";

/** A site with files of its own and a clock that starts again with each test, for what people take along and what is erased. */
export function aPrivacySite() {
  const database = testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "lectern-privacy-"));
  const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
  const clock = aClock();
  const start = clock.now().toISOString();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => clock.set(start));
  return {
    database,
    storage,
    clock,
    password,
    /** What jobs are given. */
    job: () => ({ db: database.db, storage, now: clock.now }),
    /** What a person may do with their data. */
    as: (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(database.db, actorOf(person), clock)).privacy,
    /** The same, in a session that began with a passkey just now, which stands for a code of theirs. */
    async byPasskey(person: NonNullable<Parameters<typeof actorOf>[0]>) {
      const actor = { ...asActor(person), sessionId: uuidV7() };
      const [createdAt, expiresAt] = [clock.now(), addDays(clock.now(), 1)];
      const begun = { loginMethod: "PASSKEY", createdAt, idleExpiresAt: expiresAt, expiresAt } as const;
      await database.db.userSession.create({ data: { id: actor.sessionId, userId: person.id, ...begun } });
      return createCaller(depsOf(database.db, actor, clock)).privacy;
    },
    async withPassword<P extends { id: string }>(person: P): Promise<P> {
      await database.db.user.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(password) } });
      return person;
    },
  };
}
