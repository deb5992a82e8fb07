import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Source = { path: string; text: string };

/** Our own code and styles below the folders, with paths from the project's root. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => !path.startsWith("src/generated/"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
