import { afterEach, expect, test, vi } from "vitest";
import { callerPath } from "./caller-path";

afterEach(() => vi.unstubAllEnvs());

test("a relative path starts where npm was called", () => {
  vi.stubEnv("INIT_CWD", "/home/ada/courses");
  expect(callerPath("tides")).toBe("/home/ada/courses/tides");
  expect(callerPath("../tides.zip")).toBe("/home/ada/tides.zip");
});

test("an absolute path stays, and without npm a relative one starts in the working folder", () => {
  vi.stubEnv("INIT_CWD", "/home/ada/courses");
  expect(callerPath("/srv/tides")).toBe("/srv/tides");
  vi.stubEnv("INIT_CWD", "");
  expect(callerPath("tides")).toBe(`${process.cwd()}/tides`);
});
