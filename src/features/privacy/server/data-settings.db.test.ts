import { expect, test } from "vitest";
import { keptDaysKey } from "@/features/accounts/server/security/kept-days";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();

test("how long networks are known is in the audit log with who changed it, once however often it is sent", async () => {
  const admin = await aPerson(database.db, { role: "ADMIN" });
  const { privacy } = createCaller(depsOf(database.db, actorOf(admin), aClock()));
  const { keptDays: from, ...others } = await privacy.settings();
  for (const keptDays of [60, 60, 90]) await privacy.saveSettings({ keptDays, ...others });
  expect(await privacy.settings()).toEqual({ keptDays: 90, ...others });
  const lines = await database.db.auditEvent.findMany({
    where: { action: "setting.save", objectId: keptDaysKey },
    orderBy: { sequence: "asc" },
  });
  expect(lines).toMatchObject([
    { actorId: admin.id, values: { from: { value: from }, to: { value: 60 } } },
    { actorId: admin.id, values: { from: { value: 60 }, to: { value: 90 } } },
  ]);
});
