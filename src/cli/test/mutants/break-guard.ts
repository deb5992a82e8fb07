import { readFileSync } from "node:fs";
import type { Mutant } from "./mutants";

/** The file's text without its guard. @throws Error where the table no longer fits the code */
export function breakGuard(text: string, { guard, file, from, to }: Mutant): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`"${guard}" is looked for once in ${file}, and stands there ${parts.length - 1} times`);
  return parts.join(to);
}

/** For Vite: hands out this one file with its guard broken; nothing on the disk changes. */
export const brokenBy = (mutant: Mutant) => ({
  name: "broken-guard",
  enforce: "pre" as const,
  load: (id: string): string | null =>
    id.split("?")[0]?.endsWith(`/${mutant.file}`) ? breakGuard(readFileSync(mutant.file, "utf8"), mutant) : null,
});
