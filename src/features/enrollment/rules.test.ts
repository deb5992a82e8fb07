import { describe, expect, it } from "vitest";
import { decideEntry, type EntryFacts, nextEntryChange } from "@/features/enrollment/rules";

const now = new Date("2026-11-20T12:00:00Z");
const before = new Date("2026-11-20T11:59:59Z");
const after = new Date("2026-11-20T12:00:01Z");
const open: EntryFacts = {
  isLive: true,
  isSuspended: false,
  isPriced: false,
  opensAt: null,
  closesAt: null,
  capacity: null,
  enrolled: 10,
};
const asked = { hasGrant: false, now };

describe("entering a course", () => {
  it("is possible for anyone while it is live, free and has enrollments", () => {
    expect(decideEntry(open, asked)).toEqual({ isOpen: true });
    expect(decideEntry({ ...open, opensAt: now, closesAt: after, capacity: 11 }, asked)).toEqual({ isOpen: true });
  });

  it("is refused with the reason that the person can act on", () => {
    const why = (facts: Partial<EntryFacts>) => decideEntry({ ...open, ...facts }, asked);
    expect(why({ isLive: false, isPriced: true })).toEqual({ isOpen: false, why: "not_live" });
    expect(why({ isSuspended: true, isPriced: true })).toEqual({ isOpen: false, why: "suspended" });
    expect(why({ opensAt: after })).toEqual({ isOpen: false, why: "not_open_yet" });
    expect(why({ closesAt: now })).toEqual({ isOpen: false, why: "closed" });
    expect(why({ isPriced: true, capacity: 1 })).toEqual({ isOpen: false, why: "needs_access" });
    expect(why({ capacity: 10 })).toEqual({ isOpen: false, why: "full" });
  });

  it("takes a grant for the price, but not for an enrollment that is not there", () => {
    const priced = { ...open, isPriced: true };
    expect(decideEntry(priced, { hasGrant: true, now })).toEqual({ isOpen: true });
    expect(decideEntry({ ...priced, capacity: 10 }, { hasGrant: true, now })).toEqual({ isOpen: false, why: "full" });
  });

  it("changes automatically next when the window opens or closes", () => {
    expect(nextEntryChange({ opensAt: before, closesAt: after }, now)).toEqual(after);
    expect(nextEntryChange({ opensAt: before, closesAt: null }, now)).toBeNull();
  });
});
