import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { type Actor, guest, system } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import { aClock } from "@/testing/clock";
import { actorOf, depsOf } from "@/testing/deps-of";
import { createCallerFactory, onSite, router } from "./init";

const callerOf = createCallerFactory(
  router({
    own: onSite("account.own").query(({ ctx }) => ({ id: ctx.person.id, isActor: ctx.person === ctx.actor })),
    open: onSite("site.read").query(({ ctx }) => ctx.actor.kind),
  }),
);
const someone = actorOf({ id: "0197b3a0-0000-7000-8000-000000000001", name: "Ada", role: "STUDENT" });
/** Nothing of it is looked up. */
const as = (actor: Actor) => callerOf(depsOf({} as Db, actor, aClock()));

describe("a person's action", () => {
  it("hands on the person, who is the actor of its use case", async () => {
    expect(await as(someone).own()).toEqual({ id: someone.id, isActor: true });
  });

  it.each([guest, system])("is refused to the $kind, which rules alone would allow the system", async (actor) => {
    await expect(as(actor).own()).rejects.toSatisfy(
      (error) => error instanceof TRPCError && error.code === "UNAUTHORIZED",
    );
  });
});

it.each([guest, system, someone])("an open action is done for the $kind as well", async (actor) => {
  expect(await as(actor).open()).toBe(actor.kind);
});
