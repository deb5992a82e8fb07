import { guest, type Person, type Role } from "./actor";
import { type SiteAction, siteRules } from "./site";

/** What a person's rights on the site hang on. */
export interface RightFacts {
  readonly role: Role;
  readonly isVerified: boolean;
  readonly isSuspended: boolean;
  readonly isOnATeam: boolean;
  readonly isWriter: boolean;
  readonly groups: readonly { readonly name: string; readonly actions: readonly string[] }[];
}

export type RightSource = "account" | "role" | "address" | "team" | "together";

export interface EffectiveRight {
  action: SiteAction;
  /** What alone would be enough; none of these where only groups give it. */
  from: RightSource[];
  /** Names of the groups that give it. */
  groups: string[];
}

const bare: Person = {
  ...{ kind: "person", id: "", sessionId: "", name: "", username: "", role: "STUDENT", tier: "FREE" },
  ...{
    grantedActions: [],
    isSuspicious: false,
    isOnATeam: false,
    isWriter: false,
    isVerified: false,
    isSuspended: false,
  },
};

/**
 * What someone may do on the site that a guest may not, and where it comes from: the rules themselves are asked, for the person
 * and for someone who has nothing but one of the things that they have.
 */
export function effectiveRights(facts: RightFacts): EffectiveRight[] {
  const { role, isVerified, isSuspended, isOnATeam, isWriter, groups } = facts;
  const grantedActions = groups.flatMap(({ actions }) => actions);
  const person: Person = { ...bare, role, isVerified, isSuspended, isOnATeam, isWriter, grantedActions };
  const alone: readonly (readonly [RightSource, Person])[] = [
    ["account", bare],
    ["address", { ...bare, isVerified }],
    ["role", { ...bare, role, isVerified }],
    ["team", { ...bare, isOnATeam, isWriter, isVerified }],
  ];
  const actions = Object.keys(siteRules) as SiteAction[];
  return actions
    .filter((action) => siteRules[action](person, {}) && !siteRules[action](guest, {}))
    .map((action) => {
      const opens = (actor: Person) => siteRules[action](actor, {});
      const from = alone.filter(([, actor]) => opens(actor)).map(([source]) => source);
      const given = groups.filter((group) => opens({ ...bare, grantedActions: group.actions })).map(({ name }) => name);
      if (from[0] === "account") return { action, from: ["account"], groups: [] };
      if (from[0] === "address") return { action, from: ["address"], groups: [] };
      return { action, from: from.length + given.length > 0 ? from : ["together"], groups: given };
    });
}
