import { expect, it } from "vitest";
import { guest, type Person } from "./actor";
import { addsFactorFirst } from "./second-factor";

const person: Person = {
  kind: "person",
  id: "p",
  sessionId: "s",
  isSuspicious: false,
  name: "Hanne Frost",
  username: "hanne",
  role: "ADMIN",
  tier: "FREE",
  grantedActions: [],
  isOnATeam: false,
  isWriter: false,
  isVerified: true,
  isSuspended: false,
};
const held = { ...person, mustAddFactor: true };

it("holds back whoever must add a second factor from all but what guests may do, the set-up and signing out", () => {
  const asked = ["site.read", "course.read", "account.enter", "account.protect", "account.own", "admin.use"] as const;
  expect(asked.filter((action) => addsFactorFirst(held, action))).toEqual(["account.own", "admin.use"]);
});

it("holds back no one else", () => {
  expect([person, guest].map((actor) => addsFactorFirst(actor, "admin.use"))).toEqual([false, false]);
});
