import { expect, it } from "vitest";
import words from "@/messages/en/users.json";
import { effectiveRights } from "@/policy/effective-rights";

it("each right that someone can have has words on the page of an account", () => {
  const facts = { isVerified: true, isSuspended: false, isOnATeam: true, isWriter: true, groups: [] };
  const named: Record<string, Record<string, string>> = words.rights.of;
  for (const { action } of effectiveRights({ role: "ADMIN", ...facts })) {
    const [part = "", verb = ""] = action.split(".");
    expect(named[part]?.[verb], action).toBeTruthy();
  }
});
