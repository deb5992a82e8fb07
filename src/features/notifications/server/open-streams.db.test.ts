import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { eventually } from "@/testing/job-runner";
import { notify } from "./notify";
import type { NotificationEvent } from "./watch-notifications";

/** How many are told, and to how many open pages: `npm run test:streams` sets more. A person has two pages, one in each process. */
const notifications = Number(process.env.STREAMS_NOTIFICATIONS ?? 200);
const streams = Number(process.env.STREAMS ?? 50);
const people = Math.ceil(streams / 2);
const isLong = streams > 50;
const allAtOnce = 8;
/** As the streams ask for. */
const retryMs = 1_000;

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const database = testDatabase();
const processes: ChildProcess[] = [];
const ports: number[] = [];

async function startWebProcess(): Promise<void> {
  const child = fork(root("src/testing/notification-process.ts"), [], {
    execArgv: ["--import", new URL("../../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href],
    env: { ...process.env, DATABASE_URL: database.url, TSX_TSCONFIG_PATH: root("src/cli/tsconfig.json") },
  });
  processes.push(child);
  const [message] = (await once(child, "message")) as [{ port: number }];
  ports.push(message.port);
}

/** One open page of a person, which asks again with Last-Event-ID when it was cut off, as browsers do. */
class Watcher {
  readonly told: string[] = [];
  states = 0;
  unread = 0;
  private cut: () => void = () => undefined;

  constructor(
    readonly userId: string,
    readonly port: number,
  ) {}

  open(): void {
    const lastId = this.told.at(-1);
    const headers = lastId ? { "last-event-id": lastId } : {};
    const request = get({ port: this.port, path: `/${this.userId}`, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        const blocks = (text + piece).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) this.hear(block);
      });
      response.on("error", () => undefined);
    });
    request.on("error", () => undefined);
    let isWanted = true;
    // Not by us: a server that has too much to do sends pages away.
    request.on("close", () => isWanted && setTimeout(() => isWanted && this.open(), retryMs));
    this.cut = () => {
      isWanted = false;
      request.destroy();
    };
  }

  close(): void {
    this.cut();
  }

  private hear(block: string): void {
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (!data) return;
    const event = JSON.parse(data) as NotificationEvent;
    this.unread = event.unread;
    if (event.type === "new") this.told.push(event.id);
    else this.states += 1;
  }
}

beforeAll(async () => {
  await Promise.all([startWebProcess(), startWebProcess()]);
}, 60_000);
afterAll(() => {
  for (const child of processes) child.disconnect();
});

async function tell(userIds: readonly string[], count: number): Promise<void> {
  const waiting = Array.from({ length: count }, (_, n) => userIds[n % userIds.length] ?? "");
  const work = async () => {
    for (let userId = waiting.pop(); userId; userId = waiting.pop()) {
      const wish = { kind: "seat.ended" as const, userIds: [userId], params: { course: "Knots" }, path: "/courses" };
      await database.db.$transaction((tx) => notify(tx, { ...wish, key: uuidV7() }, new Date()));
    }
  };
  await Promise.all(Array.from({ length: allAtOnce }, work));
}

test(
  "what is told to people with pages open in two processes reaches each page once, also those cut off on the way",
  async () => {
    const userIds = await Promise.all(Array.from({ length: people }, async () => (await aPerson(database.db)).id));
    const watchers = Array.from({ length: streams }, (_, n) => {
      const side = Math.floor(n / people) % 2;
      return new Watcher(userIds[n % people] ?? "", ports[side] ?? 0);
    });
    for (const watcher of watchers) watcher.open();
    await eventually(
      () => watchers.filter(({ states }) => states > 0).length,
      (open) => open === streams,
    );
    await tell(userIds, Math.ceil(notifications / 2));
    await eventually(
      () => watchers.filter(({ told }) => told.length > 0).length,
      (reached) => reached === streams,
    );
    const cut = watchers.filter((_, n) => n % 5 === 0);
    for (const watcher of cut) watcher.close();
    const rest = tell(userIds, Math.floor(notifications / 2));
    for (const watcher of cut) watcher.open();
    await rest;

    const rows = await database.db.notification.findMany({ where: { userId: { in: userIds } } });
    expect(rows).toHaveLength(notifications);
    const wanted = (userId: string) => rows.filter((row) => row.userId === userId).map(({ id }) => id);
    await eventually(
      () => watchers.filter(({ told, userId }) => told.length < wanted(userId).length).length,
      (behind) => behind === 0,
    );
    for (const { told, userId } of watchers) {
      const ids = wanted(userId);
      expect([...told].sort()).toEqual(ids.sort());
    }
    await eventually(
      () => watchers.filter(({ unread, userId }) => unread !== wanted(userId).length).length,
      (wrong) => wrong === 0,
    );
    for (const watcher of watchers) watcher.close();
    const sent = watchers.reduce((sum, { told }) => sum + told.length, 0);
    if (isLong)
      console.log(
        `${notifications} notifications, ${streams} streams, ${cut.length} cut off: ${sent} came, none lost or twice.`,
      );
  },
  isLong ? 300_000 : 60_000,
);
