import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach } from "vitest";
import { startChild } from "./start-child";

/**
 * Starts runners in processes of their own, those that a test leaves being killed after it.
 * @param script what a process runs, from the root: by default crash-child.ts with its journey of four steps, a sleep, and more.
 */
export function crashRunners(
  databaseUrl: () => string,
  script = "src/server/inngest/runner/crash-child.ts",
): () => Promise<ChildProcess> {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children) child.kill("SIGKILL");
  });
  return async () => {
    const child = await startChild(script, databaseUrl());
    children.push(child);
    await once(child, "message");
    return child;
  };
}
