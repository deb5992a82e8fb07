import "server-only";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How to reach the embedded cluster of a folder. Apart from what starts it, because pages need no more than this. */
export type Connection = { port: number; password: string };

const connectionFile = (folder: string) => join(folder, "connection.json");

export const urlOf = ({ port, password }: Connection, database: string) =>
  `postgresql://lectern:${password}@127.0.0.1:${port}/${database}`;

export function readConnection(folder: string): Connection | undefined {
  if (!existsSync(connectionFile(folder))) return undefined;
  return JSON.parse(readFileSync(connectionFile(folder), "utf8")) as Connection;
}

/** Whole or not at all: others read it at any moment, and half of it would lock a site out of its own database. */
export function writeConnection(folder: string, connection: Connection): void {
  const draft = `${connectionFile(folder)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(connection), { mode: 0o600, flush: true });
  renameSync(draft, connectionFile(folder));
}

/** The address of the cluster in `folder`, running or not; undefined if there never was one. */
export function embeddedUrl(folder: string): string | undefined {
  const connection = readConnection(folder);
  return connection && urlOf(connection, "lectern");
}
