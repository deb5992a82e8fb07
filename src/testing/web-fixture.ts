import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type Server, type ServerResponse, request as startRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { isOnOwnNetwork } from "@/lib/trusted-proxies";
import { registerDataPage } from "@/server/cache/data-pages";
import {
  cachePage,
  noteAsker,
  noteStatement,
  noteViewer,
  refuseTooOften,
  setStatus,
  takePrepared,
} from "@/server/cache/page-context";
import { tagState } from "@/server/cache/tag-state";
import { LocalStorage } from "@/server/storage/local-storage";
import type { Handler } from "@/server/web/exchange";
import { makeServer, type RunningServer, serve } from "@/server/web/serve";
import { aGate, type Gate } from "./gate";

const counted = { renders: 0, reads: 0 };
/** Where "/held" waits. */
let gate: Gate = aGate();
/** How long "/soon" may be kept. */
const soonMilliseconds = 60_000;
/** More than a connection takes before the other end reads. */
export const largeBytes = 32 * 1024 * 1024;
const html = (text: string) => `<!doctype html><html><body>${text}${"<p>filling</p>".repeat(200)}</body></html>`;

const pages: Record<string, Handler> = {
  "/cached": async (request, response) => {
    cachePage(["course:1"]);
    counted.renders += 1;
    await pause(5);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html(`render ${counted.renders} of ${request.url} in ${request.headers["x-lectern-locale"]}`));
  },
  "/with-cookie": async (_request, response) => {
    cachePage(["course:1"]);
    counted.renders += 1;
    response
      .writeHead(200, { "content-type": "text/html", "set-cookie": "a=b" })
      .end(html(`render ${counted.renders}`));
  },
  "/soon": async (_request, response) => {
    cachePage([], new Date(Date.now() + soonMilliseconds));
    counted.renders += 1;
    response.setHeader("content-type", "text/html");
    response.end(html(`render ${counted.renders}`));
  },
  "/large": async (_request, response) => {
    response.setHeader("content-type", "application/octet-stream");
    response.end(Buffer.alloc(largeBytes));
  },
  "/missing": async (_request, response) => {
    cachePage(["catalog"]);
    counted.renders += 1;
    response.writeHead(404, { "content-type": "text/html" });
    response.end(html(`render ${counted.renders}`));
  },
  "/preview/SECRET-TOKEN/lesson": async (_request, response) => {
    cachePage(["course:1"]);
    response.setHeader("content-type", "text/html");
    response.end(html("a draft"));
  },
  "/preview/SECRET-TOKEN/broken": () => Promise.reject(new Error("broken")),
  "/lessons/1": (request, response) => sendLesson(request.url ?? "", response),
  "/lessons/2": (request, response) => {
    noteViewer();
    return sendLesson(request.url ?? "", response);
  },
  "/lessons/3": (request, response) => {
    noteStatement();
    return sendLesson(request.url ?? "", response);
  },
  "/private": async (_request, response) => {
    counted.renders += 1;
    response.setHeader("content-type", "text/html");
    response.write("<html>");
    await pause(2);
    response.write(html(`render ${counted.renders}`));
    response.end();
  },
  "/scripts": async (request, response) => {
    const mark = /nonce-([^']+)/.exec(request.headers["content-security-policy"] as string)?.[1];
    response.setHeader("content-type", "text/html");
    response.setHeader("link", `</a.js>; rel=preload; as="script"; nonce="${mark}"`);
    response.end(`<script nonce="${mark}">ours()</script><script>theirs()</script>`);
  },
  "/gone": async (_request, response) => {
    setStatus(410);
    response.setHeader("content-type", "text/html");
    response.end("gone");
  },
  "/api/headers": async (request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ...request.headers, seen: request.url, filling: "x".repeat(2_000) }));
  },
  "/api/body": async (request, response) => {
    const body = await buffer(request);
    response.end(String(body.length));
  },
  "/api/refused": async (_request, response) => {
    response.writeHead(422, { "content-type": "application/json" });
    response.end(JSON.stringify({ reason: "never read" }));
  },
  "/api/stream": async (_request, response) => {
    response.setHeader("content-type", "text/x-component");
    response.write("first ".repeat(300));
    // Without an end: whoever waits for it sees nothing.
    await once(response, "close");
  },
  "/api/constant": async (_request, response) => {
    counted.renders += 1;
    response.writeHead(200, {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=31536000, immutable",
    });
    response.end(`<svg>${counted.renders}${" ".repeat(2_000)}</svg>`);
  },
  "/too-often": async (_request, response) => {
    refuseTooOften(61);
    response.writeHead(500, { "content-type": "text/html" });
    response.end(html("what Next made of it"));
  },
  "/api/too-often": async (_request, response) => {
    refuseTooOften(61);
    response.writeHead(500);
    response.end();
  },
  // As Next gives up before there is a page.
  "/given-up": async (_request, response) => {
    response.writeHead(500, { "content-type": "text/plain", "content-length": 21, etag: '"66fci67lppl"' });
    response.end("Internal Server Error");
  },
  "/broken": async () => {
    throw new Error("a secret of the server");
  },
  "/broken-late": async (_request, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("set-cookie", "a=b");
    response.write("<html>half a page");
    throw new Error("a secret of the server");
  },
  "/held": async (_request, response) => {
    cachePage(["course:1"]);
    counted.renders += 1;
    const { renders } = counted;
    await gate.pass();
    response.setHeader("content-type", "text/html");
    response.end(html(`render ${renders}`));
  },
};

/** What each student has done, by the value of the cookie that they send; tests change it. */
const done: Record<string, number> = {};
const learnerOf = (cookie = "") => /session-token=(\w+)/.exec(cookie)?.[1] ?? "";

registerDataPage("/lessons/[id]", {
  match: (path) => {
    const id = /^\/lessons\/(\d)$/.exec(path)?.[1];
    return id ? { id } : null;
  },
  read: async ({ id }, { cookie }) => {
    counted.reads += 1;
    const own = done[learnerOf(cookie)];
    if (own === undefined) throw new Error("refused");
    noteAsker({ id: learnerOf(cookie), view: null });
    return { data: { id, done: own }, look: "en" };
  },
});

async function sendLesson(url: string, response: ServerResponse): Promise<void> {
  counted.renders += 1;
  const id = url.split("?")[0]?.at(-1) ?? "";
  const data = takePrepared("/lessons/[id]", JSON.stringify([["id", id]]));
  response.setHeader("content-type", "text/html");
  // As Next does with what is there before it renders.
  const cookies = response.getHeader("set-cookie");
  if (Array.isArray(cookies)) response.setHeader("set-cookie", [...cookies]);
  response.statusCode = data ? 200 : 403;
  response.end(html(`render ${counted.renders} of ${JSON.stringify(data ?? "refused")}`));
}

const folder = mkdtempSync(join(tmpdir(), "lectern-web-"));
const files = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });

const logged: { level: string; facts: object }[] = [];
const note = (level: string) => (facts: object) => void logged.push({ level, facts });
const log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };

const start = ({
  appUrl = "http://127.0.0.1:80",
  patienceMilliseconds = 30_000,
  server = makeServer(),
}: Partial<{ appUrl: string; patienceMilliseconds: number; server: Server }> = {}) =>
  serve({
    server,
    port: 0,
    host: "127.0.0.1",
    handler: async (request, response) => {
      const page = pages[(request.url ?? "").split("?")[0] ?? ""];
      if (page) await page(request, response);
      else response.writeHead(404).end();
    },
    appUrl: new URL(appUrl),
    isDev: false,
    isUnderTest: true,
    policy: {
      storageOrigins: [],
      embedOrigins: [],
      formOrigins: [],
      isSecure: appUrl.startsWith("https"),
      isDev: false,
    },
    knownScripts: [],
    isProxy: isOnOwnNetwork,
    bodyLimits: { uploadBytes: 10_000_000, patienceMilliseconds },
    files,
    log,
  });

/** Our web server around pages that do what pages may do, for the tests of a file. Call it once, outside the tests. */
export function webFixture() {
  let running: RunningServer;
  let origin = "";
  beforeAll(async () => {
    running = await start();
    origin = `http://127.0.0.1:${running.port}`;
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    counted.renders = 0;
    counted.reads = 0;
    for (const learner of Object.keys(done)) delete done[learner];
    logged.length = 0;
    tagState.setListening(true);
    gate = aGate();
    gate.open();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers, redirect: "manual" });
  const renderOf = async (path: string, headers: Record<string, string> = {}) =>
    Number(/render (\d+)/.exec(await (await get(path, headers)).text())?.[1]);

  /** Without the decoding that fetch does. */
  function getRaw(path: string, headers: Record<string, string>, method = "GET") {
    return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      startRequest(`${origin}${path}`, { method, headers }, async (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) });
      })
        .on("error", reject)
        .end();
    });
  }

  /** Has "/held" wait until the gate is opened. */
  const hold = (): Gate => {
    gate = aGate();
    return gate;
  };

  return {
    start,
    hold,
    soonMilliseconds,
    files,
    logged,
    counted,
    done,
    get,
    renderOf,
    getRaw,
    port: () => running.port,
    origin: () => origin,
  };
}
