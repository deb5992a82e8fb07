import "server-only";
import { randomUUID } from "node:crypto";

const KEY = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9.-]*)+$/;

/** A new key in an area of the storage ("courses", "images"); the month spreads the folders of a disk. */
export function makeStorageKey(area: string, now: Date): string {
  return `${area}/${now.toISOString().slice(0, 7)}/${randomUUID()}`;
}

/** Only keys of our own making reach a disk or a bucket. Throws TypeError. */
export function assertStorageKey(key: string): void {
  if (key.length > 200 || !KEY.test(key) || key.includes(".."))
    throw new TypeError(`not a storage key: ${key.slice(0, 80)}`);
}
