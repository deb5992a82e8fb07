import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { jobsAnswer } from "@/server/inngest/heartbeat";
import { appendEvent } from "@/server/outbox/append-event";
import { testDatabase } from "@/testing/database";
import { eventually } from "@/testing/job-runner";
import { startChild } from "@/testing/start-child";

const database = testDatabase();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function startJobsProcess(more: Record<string, string> = {}): Promise<ChildProcess> {
  const child = await startChild("src/server/inngest/runner/main.ts", database.url, more);
  children.push(child);
  const [message] = await once(child, "message");
  expect(message).toEqual({ type: "ready" });
  return child;
}

describe("the jobs process", () => {
  test("says when it is ready and that it is alive, and ends on SIGTERM and with its parent", {
    timeout: 120_000,
  }, async () => {
    expect(await jobsAnswer(database.db, new Date())).toBe(false);
    const child = await startJobsProcess();
    await eventually(
      () => jobsAnswer(database.db, new Date()),
      (alive) => alive,
    );
    expect(await jobsAnswer(database.db, new Date(Date.now() + 60_000))).toBe(false);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);

    const second = await startJobsProcess();
    second.disconnect();
    expect(await once(second, "exit")).toEqual([0, null]);
  });

  test("with an Inngest server it only hands events over, under the ids of their rows", {
    timeout: 120_000,
  }, async () => {
    const received: { path: string | undefined; body: unknown }[] = [];
    let isDown = true;
    const inngestServer = createServer(async (request, response) => {
      received.push({ path: request.url, body: await json(request) });
      response.writeHead(isDown ? 503 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(isDown ? { error: "down", status: 503 } : { ids: ["x"], status: 200 }));
    }).listen(0, "127.0.0.1");
    await once(inngestServer, "listening");
    const address = inngestServer.address();
    const port = typeof address === "object" ? address?.port : undefined;
    try {
      await startJobsProcess({
        INNGEST_EVENT_KEY: "event-key",
        INNGEST_SIGNING_KEY: "signkey-prod-0011",
        INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
      });
      const id = await appendEvent(database.db, { name: "test/relayed", data: { n: 1 } });
      await eventually(
        () => database.db.outboxEvent.findUniqueOrThrow({ where: { id } }),
        ({ attempts, lastError }) => attempts > 0 && lastError !== null,
      );
      isDown = false;
      await eventually(
        () => database.db.outboxEvent.findUniqueOrThrow({ where: { id } }),
        ({ sentAt }) => sentAt !== null,
      );
      expect(received).toContainEqual({
        path: "/e/event-key",
        body: expect.arrayContaining([expect.objectContaining({ id, name: "test/relayed", data: { n: 1 } })]),
      });
      expect(await database.db.jobRun.count({ where: { eventName: "test/relayed" } })).toBe(0);
    } finally {
      inngestServer.close();
    }
  });
});
