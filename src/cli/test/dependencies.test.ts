import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDependencyProblems, isAccepted, readDependencies } from "./dependencies";

test.each([
  ["MIT", true],
  ["(MIT OR GPL-2.0-only)", true],
  ["Apache-2.0 AND LGPL-3.0-or-later AND MIT", true],
  ["MIT and ISC", true],
  ["AGPL-3.0-only", false],
  ["MIT AND SSPL-1.0", false],
  ["SEE LICENSE IN LICENSE.md", false],
])("%s is accepted: %s", (licence, isTrue) => {
  expect(isAccepted(licence)).toBe(isTrue);
});

test("names a license that no one has looked at, and a script that no one has decided about", () => {
  const folder = mkdtempSync(join(tmpdir(), "lectern-deps-"));
  const [lock, manifest] = [join(folder, "lock.json"), join(folder, "package.json")];
  const packages = {
    "": { version: "0.1.0" },
    "node_modules/fine": { version: "1.0.0", license: "MIT", optionalDependencies: { "fine-linux": "1.0.0" } },
    "node_modules/fine-linux": { version: "1.0.0", hasInstallScript: true },
    "node_modules/a/node_modules/closed": { version: "2.0.0", license: "BUSL-1.1" },
    "node_modules/silent": { version: "3.0.0" },
    "node_modules/runs": { version: "4.0.0", license: "ISC", hasInstallScript: true },
  };
  writeFileSync(lock, JSON.stringify({ packages }));
  writeFileSync(manifest, JSON.stringify({ allowScripts: { runs: false } }));
  expect(findDependencyProblems(lock, manifest)).toEqual([
    "closed@2.0.0 is under BUSL-1.1, which isn't accepted yet",
    "fine-linux@1.0.0 runs an install script: allow or refuse it in allowScripts in package.json",
    "silent@3.0.0 states no license",
  ]);
  expect(readDependencies(lock, manifest).find(({ name }) => name === "runs")?.script).toBe("refused");
  rmSync(folder, { recursive: true });
});
