import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { startSession } from "@/features/accounts/server/start-session";
import type { GrantableAction } from "@/policy/site";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00.000Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;

let admin: Someone;
beforeAll(async () => {
  admin = await aPerson(test.db, { role: "ADMIN", name: "Signe Valkoren" });
});
const users = () => createCaller(depsOf(test.db, actorOf(admin), clock)).users;

async function aMember() {
  const person = await aPerson(test.db);
  const sessionId = await startSession(test.db, person.id, { now: clock.now, ip: null, userAgent: "" });
  return {
    person,
    api: async () => createCaller(depsOf(test.db, await loadActor(test.db, sessionId, clock.now()), clock)),
  };
}
async function aGroup(actions: GrantableAction[], name = `Group ${randomUUID()}`) {
  const groupId = randomUUID();
  await users().groups.save({ groupId, name, actions });
  return { groupId, name };
}
const found = async (groupId: string) => (await users().groups.list()).find(({ id }) => id === groupId);
const actionsIn = async (objectId: string) =>
  (await test.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

describe("a group", () => {
  it("gives its rights with the next request, each opens its own procedures, and what is taken back is shut", async () => {
    const { person, api } = await aMember();
    const { groupId, name } = await aGroup(["review.moderate"]);
    expect(await users().groups.addMember({ groupId, whom: person.email })).toEqual({ name: person.name });
    const opened = async () => {
      const caller = await api();
      const calls = {
        reviews: caller.reviews.queue({ queue: "waiting" }),
        instructors: caller.instructors.queue({ queue: "waiting" }),
        pages: caller.sitePages.list(),
        audit: caller.audit.list({}),
        users: caller.users.list({}),
        groups: caller.users.groups.list(),
        mails: caller.mail.list({ tab: "sent", before: null }),
      };
      const asked = await Promise.all(
        Object.entries(calls).map(async ([what, call]) =>
          (await call.then(
            () => true,
            () => false,
          ))
            ? [what]
            : [],
        ),
      );
      return asked.flat();
    };
    expect(await opened()).toEqual(["reviews"]);
    await users().groups.save({ groupId, name, actions: ["instructor.decide", "page.edit"] });
    expect(await opened()).toEqual(["instructors", "pages"]);
    await users().groups.save({ groupId, name, actions: ["audit.read"] });
    expect(await opened()).toEqual(["audit"]);
    await users().groups.removeMember({ groupId, userId: person.id });
    expect(await opened()).toEqual([]);
    await users().groups.addMember({ groupId, whom: `@${person.username}` });
    expect((await users().get({ userId: person.id })).rights).toContainEqual({
      ...{ action: "audit.read", from: [], groups: [name] },
    });
    await users().groups.remove({ groupId });
    expect(await opened()).toEqual([]);
    expect((await users().get({ userId: person.id })).rights.map(({ action }) => action)).not.toContain("audit.read");
  });

  it("that is saved, left or deleted twice is so once, and each change is in the audit with what was before", async () => {
    const { person } = await aMember();
    const { groupId, name } = await aGroup(["review.moderate"]);
    for (const _ of [1, 2]) {
      await users().groups.save({ groupId, name: `${name} anew`, description: "For reviews", actions: [] });
      await users().groups.addMember({ groupId, whom: person.username });
    }
    expect(await found(groupId)).toMatchObject({
      ...{ name: `${name} anew`, description: "For reviews", actions: [], memberCount: 1 },
      members: [{ userId: person.id, username: person.username }],
    });
    for (const _ of [1, 2]) await users().groups.removeMember({ groupId, userId: person.id });
    for (const _ of [1, 2]) await users().groups.remove({ groupId });
    expect(await found(groupId)).toBeUndefined();
    expect(await actionsIn(groupId)).toEqual(["group.save", "group.save", "group.delete"]);
    expect(await actionsIn(person.id)).toEqual(["group.addMember", "group.removeMember"]);
    const [, second] = await test.db.auditEvent.findMany({
      where: { objectId: groupId },
      orderBy: { sequence: "asc" },
    });
    expect(second?.values).toMatchObject({
      ...{ nameBefore: { value: name }, name: { value: `${name} anew` } },
      actionsBefore: { value: ["review.moderate"] },
    });
  });

  it("is refused for a name that is taken, a right that no group gives, no one, and an address that is only claimed", async () => {
    const { groupId, name } = await aGroup([]);
    const again = { groupId: randomUUID(), name: name.toUpperCase(), actions: [] };
    await expect(users().groups.save(again)).rejects.toMatchObject({ message: "users.group_name_taken" });
    await expect(
      users().groups.save({ groupId, name, actions: ["admin.use" as GrantableAction] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { person } = await aMember();
    await test.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: null } });
    const add = (whom: string, id = groupId) => users().groups.addMember({ groupId: id, whom });
    await expect(add("nobody-of-this-name")).rejects.toMatchObject({ message: "users.no_such_person" });
    await expect(add(person.email)).rejects.toMatchObject({ message: "users.address_unproved" });
    await expect(add(person.username, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await found(groupId))?.memberCount).toBe(0);
  });

  it("whose row names what no group can give gives nothing of it", async () => {
    const { person, api } = await aMember();
    const { groupId } = await aGroup([]);
    await test.db.group.update({ where: { id: groupId }, data: { actions: ["admin.use", "course.edit"] } });
    await users().groups.addMember({ groupId, whom: person.username });
    await expect((await api()).users.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await found(groupId))?.actions).toEqual([]);
  });
});
