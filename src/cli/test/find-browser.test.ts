import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBrowser, whyUnreachable } from "./find-browser";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lectern-browsers-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("PLAYWRIGHT_CHROMIUM", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const install = (name: string) => {
  const path = join(folder, process.platform === "win32" ? `${name}.exe` : name);
  writeFileSync(path, "", { mode: 0o755 });
  return path;
};

test("the browser named comes first, then one without windows, then a whole one", () => {
  const whole = install("chromium");
  expect(findBrowser()).toBe(whole);
  const shell = install("chromium-headless-shell");
  expect(findBrowser()).toBe(shell);
  const another = install("my-own");
  vi.stubEnv("PLAYWRIGHT_CHROMIUM", another);
  expect(findBrowser()).toBe(another);
});

test("a named browser that is not there is not replaced by another", () => {
  install("chromium");
  vi.stubEnv("PLAYWRIGHT_CHROMIUM", join(folder, "nowhere"));
  expect(findBrowser()).toBeUndefined();
});

test("why an address cannot be reached is told", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  expect(whyUnreachable(`http://127.0.0.1:${port}`)).toBeUndefined();
  await new Promise((resolve) => server.close(resolve));
  expect(whyUnreachable(`http://127.0.0.1:${port}`)).toBe("ECONNREFUSED");
  expect(whyUnreachable("https://nowhere.invalid")).toMatch(/^(ENOTFOUND|EAI_AGAIN|no answer)/);
});
