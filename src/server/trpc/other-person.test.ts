import { beforeEach, expect, it } from "vitest";
import { guest } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import { aClock } from "@/testing/clock";
import { actorOf, depsOf } from "@/testing/deps-of";
import { createCallerFactory, onSite, router } from "./init";

const written: string[] = [];
beforeEach(() => void written.splice(0));

const callerOf = createCallerFactory(
  router({
    read: onSite("account.own").query(({ ctx }) => ctx.person.name),
    write: onSite("account.own").mutation(({ ctx }) => void written.push(ctx.person.name)),
    open: onSite("site.read").query(({ ctx }) => ctx.actor.kind),
  }),
);
const ada = actorOf({ id: "0197b3a0-0000-7000-8000-000000000001", name: "Ada", role: "STUDENT" });
const bob = actorOf({ id: "0197b3a0-0000-7000-8000-000000000002", name: "Bob", role: "ADMIN" });
const asAda = { ...ada, impersonator: { id: bob.id, name: bob.name, until: new Date("2026-11-20T13:00:00Z") } };
const on = (pagePerson: string, actor: typeof ada | typeof guest) =>
  callerOf({ ...depsOf({} as Db, actor, aClock()), pagePerson });

it("a page that is still open when somebody else has signed in reads and writes nothing in their name", async () => {
  const stale = on(ada.id, bob);
  const refused = {
    code: "UNAUTHORIZED",
    message: "common.other_person",
    sentence: "Someone else has signed in on this device since you opened this page. Reload it to continue.",
  };
  await expect(stale.write()).rejects.toMatchObject(refused);
  await expect(stale.read()).rejects.toMatchObject(refused);
  await expect(stale.open()).rejects.toMatchObject(refused);
  expect(written).toEqual([]);
});

it.each([
  { page: "of one's own", pagePerson: ada.id, actor: ada },
  { page: "that was loaded before anybody signed in", pagePerson: "", actor: ada },
  { page: "of an admin who acts as someone", pagePerson: bob.id, actor: asAda },
])("a page $page is answered", async ({ pagePerson, actor }) => {
  expect(await on(pagePerson, actor).read()).toBe("Ada");
});

it("a page whose person has signed out is told so, as ever", async () => {
  await expect(on(ada.id, guest).write()).rejects.toMatchObject({ message: "common.sign_in_required" });
  expect(await on(ada.id, guest).open()).toBe("guest");
});
