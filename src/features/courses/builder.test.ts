import { expect, it } from "vitest";
import { sessionStateOf } from "./builder";

it("shows a published session by what its course is now", () => {
  expect(sessionStateOf({ status: "PUBLISHED", state: "LIVE" })).toBe("PUBLISHED");
  expect(sessionStateOf({ status: "PUBLISHED", state: "DRAFT" })).toBe("UNPUBLISHED");
  expect(sessionStateOf({ status: "PUBLISHED", state: null })).toBe("UNPUBLISHED");
  expect(sessionStateOf({ status: "PUBLISHED", state: "ARCHIVED" })).toBe("ARCHIVED");
  expect(sessionStateOf({ status: "ACTIVE", state: "LIVE" })).toBe("ACTIVE");
  expect(sessionStateOf({ status: "ARCHIVED", state: "DRAFT" })).toBe("ARCHIVED");
});
