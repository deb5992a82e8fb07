import { watch } from "node:fs";
import type { Supervised } from "./supervise";

const quietMilliseconds = 300;

/** Restarts a process of the development site soon after its sources were changed. Next reloads the pages automatically. */
export function restartOnChange(part: Supervised): void {
  let timer: NodeJS.Timeout | undefined;
  watch("src", { recursive: true }, (_event, file) => {
    if (!file?.endsWith(".ts") || file.endsWith(".test.ts")) return;
    clearTimeout(timer);
    timer = setTimeout(() => part.restart(), quietMilliseconds);
  }).unref();
}
