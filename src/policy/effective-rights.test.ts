import { describe, expect, it } from "vitest";
import type { Person } from "./actor";
import { effectiveRights, type RightFacts } from "./effective-rights";
import { grantableActions, type SiteAction, siteRules } from "./site";

const nobody: RightFacts = {
  ...{ role: "STUDENT", isVerified: true, isSuspended: false, isOnATeam: false, isWriter: false, groups: [] },
};
const of = (facts: Partial<RightFacts>) =>
  new Map(effectiveRights({ ...nobody, ...facts }).map(({ action, from, groups }) => [action, [...from, ...groups]]));

describe("effective rights", () => {
  it("say where each comes from", () => {
    expect(of({}).get("account.own")).toEqual(["account"]);
    expect(of({}).get("team.join")).toEqual(["address"]);
    expect(of({}).get("review.moderate")).toBeUndefined();
    expect(of({ role: "INSTRUCTOR", isOnATeam: true }).get("portal.use")).toEqual(["role", "team"]);
    expect(of({ isOnATeam: true }).get("portal.use")).toEqual(["team"]);
    const readers = { name: "Readers", actions: ["review.moderate"] };
    const writers = { name: "Writers", actions: ["page.edit", "review.moderate"] };
    expect(of({ groups: [readers, writers] }).get("review.moderate")).toEqual(["Readers", "Writers"]);
    expect(of({ groups: [readers, writers] }).get("page.edit")).toEqual(["Writers"]);
    expect(of({ role: "ADMIN", groups: [readers] }).get("review.moderate")).toEqual(["role", "Readers"]);
  });

  it("leave out what is held back, and what everybody may", () => {
    expect(of({ role: "INSTRUCTOR", isSuspended: true }).has("course.create")).toBe(false);
    expect(of({ isVerified: false }).has("team.join")).toBe(false);
    expect(of({}).has("site.read")).toBe(false);
  });
});

describe("a right of a group", () => {
  const person: Person = {
    ...{ kind: "person", id: "p", sessionId: "s", name: "", username: "", role: "STUDENT", tier: "FREE" },
    ...{
      grantedActions: [],
      isSuspicious: false,
      isOnATeam: false,
      isWriter: false,
      isVerified: true,
      isSuspended: false,
    },
  };
  const open = (actor: Person) =>
    (Object.keys(siteRules) as SiteAction[]).filter((action) => siteRules[action](actor, {}));

  it.each(grantableActions)("%s opens itself and the admin area, and nothing else", (action) => {
    const more = open({ ...person, grantedActions: [action] }).filter((one) => !open(person).includes(one));
    expect(more.toSorted()).toEqual([action, "office.enter"].toSorted());
  });

  it("that no rule knows opens nothing", () => {
    expect(open({ ...person, grantedActions: ["admin.use", "office.enter", "course.edit", "*"] })).toEqual(
      open(person),
    );
  });
});
