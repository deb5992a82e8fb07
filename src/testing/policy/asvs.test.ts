import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** How many requirements of level 1 or 2 each section of ASVS 5.0.0 has, its first ones; those of level 3 come after them. */
const sections =
  "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 " +
  "6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 " +
  "10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 " +
  "13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";
const wanted = sections.split(" ").flatMap((entry) => {
  const [section, count] = entry.split(":");
  return Array.from({ length: Number(count) }, (_, at) => `V${section}.${at + 1}`);
});

const rows = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| V"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it("the table of ASVS has each requirement of level 2 once, met, not applicable or open, and says how or why", () => {
  expect(wanted).toHaveLength(253);
  expect(rows.map(([, requirement = ""]) => requirement.split(" ")[0])).toEqual(wanted);
  expect(rows.filter(([, , state = "", how = ""]) => !/^(met|n\/a|open)$/.test(state) || how === "")).toEqual([]);
});

it("each file that it names is there", () => {
  const files = ["src", "e2e", "docs"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `/${folder}/${file}`),
  );
  const named = rows.flatMap(([, , , how = ""]) =>
    [...how.matchAll(/`([\w./-]+\.(?:ts|md))`/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(100);
  const isThere = (name = "") => name === "SECURITY.md" || files.some((file) => file.endsWith(`/${name}`));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
