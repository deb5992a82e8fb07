import "server-only";
import { randomUUID } from "node:crypto";

/** As uuidV7 of src/lib, many times as fast: Node draws the randomness of many ids at once. */
export function timeOrderedId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
