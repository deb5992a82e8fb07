import { expect, test } from "vitest";
import type { MessagePath } from "./message-path";

test("client components are given catalogs, parts of them and single messages", () => {
  const named: MessagePath[] = ["assessment", "media.errors", "notebook.lesson.report", "catalog.free", "last-resort"];
  expect(named).toHaveLength(5);
});

test("a name that no catalog has doesn't compile", () => {
  // @ts-expect-error: the part is called media.errors
  const part: MessagePath = "media.failures";
  // @ts-expect-error: there is no such catalog
  const catalog: MessagePath = "nothing";
  expect([part, catalog]).toEqual(["media.failures", "nothing"]);
});
