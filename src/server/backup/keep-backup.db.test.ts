import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getStorage } from "@/server/storage/get-storage";
import { testDatabase } from "@/testing/database";
import { keepBackup } from "./keep-backup";
import { dailyName, listKeptBackups, upgradeName } from "./kept-backups";

const database = testDatabase();
const now = new Date("2026-11-23T03:40:00Z");
let folder: string;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lectern-kept-"));
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const deps = () => ({ client, storage: getStorage(), now: () => now, signal: new AbortController().signal });
const old = (name: string, at: Date) => {
  writeFileSync(join(folder, name), "old");
  utimesSync(join(folder, name), at, at);
};
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test("a backup is taken once under its name, and old ones go", async () => {
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) old(dailyName(daysAgo(days + 40)), daysAgo(days + 40));
  old("notes.txt", daysAgo(400));
  const name = dailyName(now);
  const first = await keepBackup(deps(), name, folder);
  expect(first.sizeBytes).toBeGreaterThan(1000);
  expect(first.deleted.length).toBeGreaterThan(0);
  expect(await keepBackup(deps(), name, folder)).toEqual({ sizeBytes: first.sizeBytes, deleted: [] });
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([name, "notes.txt"]));
  expect((await listKeptBackups(folder)).every((backup) => backup.kind === "daily")).toBe(true);
});

test("what a killed process left half-written is cleared after two days, and no sooner", async () => {
  old("lectern-20261101T034000Z.tar.77.part", daysAgo(3));
  old("lectern-20261122T034000Z.tar.78.part", daysAgo(1));
  const name = upgradeName("20261123160000_outbox_search", now);
  await keepBackup(deps(), name, folder);
  expect(readdirSync(folder).sort()).toEqual([name, "lectern-20261122T034000Z.tar.78.part"].sort());
});
