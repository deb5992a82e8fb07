import { describe, expect, it } from "vitest";
import { mutationClasses, queryClasses } from "@/server/rate-limit/procedure-classes";
import { requestClasses } from "@/server/rate-limit/request-class";
import { classOf } from "@/server/rate-limit/request-limits";
import { allProcedures } from "@/testing/all-procedures";

const pathsOf = (type: string) => [...allProcedures].filter(([, { _def }]) => _def.type === type).map(([path]) => path);

describe("the table of limits", () => {
  it("has every mutation, once, and none that is gone", () => {
    expect([...mutationClasses.keys()].sort()).toEqual(pathsOf("mutation").sort());
  });

  it("names queries that exist", () => {
    expect(pathsOf("query")).toEqual(expect.arrayContaining([...queryClasses.keys()]));
  });

  it("counts reading past the pages, and no look at a page", () => {
    const call = { path: "enrollment.mine", type: "query" } as const;
    expect(classOf(call, true)).toBe("read");
    expect(classOf(call, false)).toBeNull();
    expect(classOf({ path: "catalog.search", type: "query" }, false)).toBe("search");
    expect(classOf({ path: "accounts.signUp", type: "mutation" }, false)).toBe("entry");
  });

  it.each(["entry", "search", "read", "typing", "change"] as const)(
    "lets a class of 300 behind one address: %s",
    (name) => {
      const { network, windowSeconds } = requestClasses[name];
      expect(windowSeconds).toBe(600);
      expect(network).toBeGreaterThanOrEqual(300 * 4);
    },
  );
});
