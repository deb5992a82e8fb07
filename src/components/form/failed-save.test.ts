import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import type { Reason } from "@/lib/app-error";
import { failedSave } from "./failed-save";

const words = () => "In words";

function refusal(httpStatus: number, reason: Reason, facts = {}) {
  const error = { message: reason, code: -32000, data: { reason, sentence: "", facts, httpStatus } };
  return TRPCClientError.from({ error });
}

test("another value in the field is a conflict where the form knows its reason, and a refusal elsewhere", () => {
  const error = refusal(409, "courses.field_conflict", { value: ["theirs"] });
  expect(failedSave(error, words, "courses.field_conflict")).toEqual({ type: "conflict", theirs: ["theirs"] });
  expect(failedSave(error, words)).toEqual({ type: "refused", why: "In words" });
  const empty = refusal(409, "notebook.changed");
  expect(failedSave(empty, words, "notebook.changed")).toEqual({ type: "conflict", theirs: null });
});

test.each([400, 401, 403, 404, 409, 413, 422])("%i is a refusal", (status) => {
  expect(failedSave(refusal(status, "common.unexpected"), words)).toEqual({ type: "refused", why: "In words" });
});

test("what may work later is tried again", () => {
  expect(failedSave(new TypeError("Failed to fetch"), words)).toEqual({ type: "unreachable" });
  expect(failedSave(refusal(503, "common.unexpected"), words)).toEqual({ type: "unreachable" });
});
