import "server-only";
import { join } from "node:path";
import { env } from "@/env/server";
import { embeddedUrl } from "./embedded-connection";

export const embeddedFolder = () => join(env.DATA_DIR, "postgres");

/** DATABASE_URL, or the address of the embedded database, which must have been started by `npm start` or withDatabase. */
export function databaseUrl(): string {
  const url = env.DATABASE_URL ?? embeddedUrl(embeddedFolder());
  if (!url) throw new Error("There is no database yet: run npm start, or set DATABASE_URL.");
  return url;
}
