import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test } from "vitest";
import { largeBytes, webFixture } from "@/testing/web-fixture";
import { within } from "@/testing/within";

const web = webFixture();

describe("requests", () => {
  const seen = async (headers: Record<string, string>) =>
    (await (await web.get("/api/headers?a=1", headers)).json()) as Record<string, string>;

  test("cannot speak for the server", async () => {
    const headers = await seen({
      "x-lectern-locale": "xx",
      "x-lectern-ip": "1.2.3.4",
      "x-lectern-anything": "1",
      "x-middleware-subrequest": "proxy",
      "x-forwarded-host": "evil.example",
    });
    expect(headers["x-lectern-locale"]).toBe("en");
    expect(headers["x-lectern-ip"]).toBe("127.0.0.1");
    expect(headers["x-lectern-path"]).toBe("/api/headers?a=1");
    expect(headers["x-lectern-anything"]).toBeUndefined();
    expect(headers["x-middleware-subrequest"]).toBeUndefined();
    expect(headers["x-forwarded-host"]).toBe("127.0.0.1");
  });

  test("get the language of the cookie, else that of the browser, else English", async () => {
    expect((await seen({ cookie: "lectern_locale=en-XA" }))["x-lectern-locale"]).toBe("en-XA");
    expect((await seen({ cookie: "lectern_locale=zz", "accept-language": "en-GB;q=0.5" }))["x-lectern-locale"]).toBe(
      "en",
    );
  });

  test("each have a number of their own", async () => {
    const [one, other] = await Promise.all([web.get("/gone"), web.get("/gone")]);
    expect(one.headers.get("x-request-id")).not.toBe(other.headers.get("x-request-id"));
  });

  test("of another site change nothing", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const answer = await fetch(`${web.origin()}/api/body`, { method: "POST", body: "x", headers });
    expect(answer.status).toBe(403);
    const refused = { level: "info", facts: expect.objectContaining({ path: "/api/body", status: 403 }) };
    await expect.poll(() => web.logged).toContainEqual(refused);
  });

  test("that carry too much are refused, announced or not", async () => {
    const post = (path: string, body: BodyInit) =>
      fetch(web.origin() + path, { method: "POST", body, duplex: "half" } as RequestInit & { duplex: "half" });
    expect(await (await post("/api/body", "x".repeat(500_000))).text()).toBe("500000");
    expect((await post("/api/body", "x".repeat(600_000))).status).toBe(413);
    let pieces = 0;
    const unannounced = new ReadableStream({
      pull: (controller) => {
        pieces += 1;
        if (pieces <= 30) controller.enqueue(new Uint8Array(100_000));
        else controller.close();
      },
    });
    await expect(post("/api/body", unannounced)).rejects.toThrow();
  });

  test("that are refused before they have arrived end their connection", async () => {
    const socket = connect(Number(new URL(web.origin()).port), "127.0.0.1");
    socket.write("POST /api/refused HTTP/1.1\r\nhost: x\r\ncontent-length: 400000\r\n\r\nbeginning");
    const answer = (await buffer(socket)).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 422 [\s\S]*connection: close/i);
    expect(answer).toContain("never read");
  });

  test("whose body trickles in are cut off", async () => {
    const impatient = await web.start({ patienceMilliseconds: 300 });
    const socket = connect(impatient.port, "127.0.0.1");
    // So long that it would take an hour.
    socket.write("POST /api/body HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n");
    const trickle = setInterval(() => socket.write("x"), 30);
    const answer = within("cutting off a body that trickles in, after 300 ms", 2_000, () =>
      buffer(socket).catch(() => Buffer.alloc(0)),
    );
    expect((await answer).length).toBe(0);
    clearInterval(trickle);
    await impatient.stop();
  });
});

describe("what cannot be read", () => {
  test.each(["%ff", "%", "a%zz", "%c0%ae", "%ed%a0%80", "a%00b"])(
    "is refused in plain words, and asked of no one: a path with %s",
    async (part) => {
      const page = await web.get(`/gone/${part}`);
      expect(page.status).toBe(400);
      expect(await page.text()).toContain("Check that you copied the whole link");
      const call = await web.get(`/api/headers/${part}`);
      expect([call.status, await call.json()]).toMatchObject([400, { error: "unreadable" }]);
    },
  );

  test("is told in the site's own words where Next has none: a form that cannot be taken apart, or a fault", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=", origin: "http://127.0.0.1" };
    const form = await fetch(`${web.origin()}/given-up`, { method: "POST", body: "--x", headers });
    expect(form.status).toBe(400);
    expect(await form.text()).toContain("Part of the link or of what was sent is damaged.");
    const page = await web.get("/given-up");
    expect(page.status).toBe(500);
    expect(page.headers.get("etag")).toBeNull();
    expect(await page.text()).toMatch(/Something failed on our side[\s\S]*Reference/);
  });
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "POST"])("a page is read, or sent a form: no %s", async (method) => {
  const body = method === "OPTIONS" ? null : "a=b";
  const answer = await fetch(`${web.origin()}/private`, { method, body, headers: { origin: "http://127.0.0.1" } });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  expect(web.counted.renders).toBe(0);
});

test("what a limit has refused is answered with when to come again, page or not", async () => {
  const page = await web.get("/too-often");
  expect(page.status).toBe(429);
  expect(page.headers.get("retry-after")).toBe("61");
  const words = await page.text();
  expect(words).toContain("Too many requests");
  expect(words).toContain("Try again in 2 minutes.");
  expect(words).not.toContain("what Next made of it");
  const other = await web.get("/api/too-often");
  expect([other.status, other.headers.get("retry-after")]).toEqual([429, "61"]);
  expect(await other.json()).toMatchObject({ error: "too_often" });
});

describe("answers that are no pages", () => {
  test("stream, compressed, without waiting for their end", async () => {
    const answer = await web.get("/api/stream", { "accept-encoding": "gzip" });
    const reader = answer.body?.getReader();
    const first = await within("the first part of an answer that streams", 100, () => reader?.read());
    expect(new TextDecoder().decode(first?.value)).toContain("first");
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    await reader?.cancel();
  });

  test("that never change are made once", async () => {
    const [one, other] = [await web.get("/api/constant"), await web.get("/api/constant")];
    expect(await one.text()).toBe(await other.text());
    expect(other.headers.get("cache-control")).toContain("immutable");
    expect(await (await web.get("/api/constant?other")).text()).toContain("<svg>2");
  });

  test("bear the headers of safety as well", async () => {
    const { headers } = await web.get("/api/headers");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
  });
});

describe("stored files", () => {
  const key = "test/2026-05/film";
  const options = { mimeType: "video/mp4", fileName: "film.mp4", disposition: "inline", lifetimeSeconds: 60 } as const;
  beforeAll(() => web.files.put(key, Buffer.from("0123456789"), { mimeType: "video/mp4", maxBytes: 100 }));

  test("are sent in parts, with their length, under the policy of files", async () => {
    const answer = await web.getRaw(await web.files.link(key, options), {
      range: "bytes=2-4",
      "accept-encoding": "gzip",
    });
    expect(answer.status).toBe(206);
    expect(answer.body.toString()).toBe("234");
    expect(answer.headers).toMatchObject({
      "content-length": "3",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const head = await web.getRaw(await web.files.link(key, options), {}, "HEAD");
    expect(head.headers["content-length"]).toBe("10");
  });

  test.each([
    ["text/html", "attack.html", "<!doctype html><script>alert(1)</script>"],
    [
      "application/xhtml+xml",
      "attack.xhtml",
      "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
    ],
    ["application/xml", "attack.xml", "<?xml-stylesheet href='javascript:alert(1)'?><a/>"],
    ["text/xml", "attack.xsl", "<a xmlns='http://www.w3.org/1999/xhtml'/>"],
    ["image/svg+xml", "attack.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["text/javascript", "attack.js", "alert(1)"],
    ["multipart/related", "attack.mht", "Content-Type: text/html"],
    ["application/pdf", "attack.pdf", "%PDF-1.7 <script>alert(1)</script>"],
    ["text/plain", "attack.txt", "<!doctype html><script>alert(1)</script>"],
  ])("never run with the rights of the site: %s", async (mimeType, fileName, text) => {
    const name = `test/2026-05/${fileName.replace(".", "-")}`;
    await web.files.put(name, Buffer.from(text), { mimeType, maxBytes: 1_000 });
    const answer = await web.getRaw(
      await web.files.link(name, { mimeType, fileName, disposition: "inline", lifetimeSeconds: 60 }),
      {},
    );
    expect(answer.status).toBe(200);
    const { "content-type": type, "content-disposition": disposition, ...headers } = answer.headers;
    expect(headers["x-content-type-options"]).toBe("nosniff");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe-eval|allow-scripts|allow-same-origin/);
    // Browsers show a PDF in a viewer of theirs, and only without a sandbox.
    if (mimeType !== "application/pdf") expect(policy).toMatch(/(^|; )sandbox(;|$)/);
    if (String(disposition).startsWith("inline"))
      expect(["image/svg+xml", "application/pdf", "text/plain; charset=utf-8"]).toContain(type);
    else expect(disposition).toMatch(/^attachment; /);
    expect(type).not.toMatch(/html|javascript|\/xml/);
  });

  test("are there for no one without a link", async () => {
    expect((await web.get(`/files/${key}`)).status).toBe(404);
    expect((await web.get("/files/../../etc/passwd")).status).toBe(404);
    expect((await web.get("/files/%2e%2e/%2e%2e/etc/passwd")).status).toBe(404);
  });

  test("arrive in pieces", async () => {
    const { uploads } = web.files;
    const { uploadId } = await uploads.begin("test/2026-05/new");
    const wish = { partNumber: 1, sizeBytes: 7, sha256: null };
    const link = web.origin() + (await uploads.partRequest("test/2026-05/new", uploadId, wish, 60)).url;
    const answer = await fetch(link, { method: "PUT", body: "a piece" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toMatch(/^"[0-9a-f]{32}"$/);
    await web.files.uploads.abort("test/2026-05/new", uploadId);
    expect((await fetch(link, { method: "PUT", body: "late" })).status).toBe(404);
  });
});

describe("a connection", () => {
  /** All that the server says to `sent`, until it closes. */
  async function answerTo(sent: string): Promise<string> {
    const impatient = createServer({ connectionsCheckingInterval: 20, maxHeaderSize: 1024 });
    impatient.headersTimeout = 100;
    const server = await web.start({ server: impatient });
    const socket = connect(server.port, "127.0.0.1");
    socket.write(sent);
    const answer = await buffer(socket);
    await server.stop();
    return answer.toString("latin1");
  }

  test("on which nothing was said in time ends without an answer: the next request would take it for its own", async () => {
    expect(await answerTo("")).toBe("");
  });

  test.each([
    ["not in time", "GET / HTTP/1.1\r\nhost: a", "408 Request Timeout"],
    ["in no HTTP", "HELO a\r\n\r\n", "400 Bad Request"],
    ["with endless headers", `GET / HTTP/1.1\r\na: ${"b".repeat(4096)}\r\n\r\n`, "431 Request Header Fields Too Large"],
  ])("that speaks %s is told so and closed", async (_how, sent, status) => {
    expect(await answerTo(sent)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\\r\\nconnection: close\\r\\n`));
  });
});

test("under TLS browsers are told to stay there", async () => {
  const secure = await web.start({ appUrl: "https://learn.example.org" });
  const { headers } = await fetch(`http://127.0.0.1:${secure.port}/gone`);
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
  await secure.stop();
});

describe("a server that stops", () => {
  test("lets answers in progress finish, and takes no new ones", async () => {
    const stopping = await web.start();
    const gate = web.hold();
    const slow = fetch(`http://127.0.0.1:${stopping.port}/held`);
    await gate.arrived;
    const stopped = stopping.stop();
    await expect.poll(() => isRefused(stopping.port)).toBe(true);
    gate.open();
    expect(await (await slow).text()).toContain("render 1");
    await stopped;
  });

  test("gives both answers to someone who asked for two at once", async () => {
    const stopping = await web.start();
    const gate = web.hold();
    const socket = connect(stopping.port, "127.0.0.1");
    socket.write("GET /soon HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\nGET /held HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    await Promise.all([gate.arrived, once(socket, "data")]);
    const stopped = stopping.stop();
    await expect.poll(() => isRefused(stopping.port)).toBe(true);
    gate.open();
    expect((await buffer(socket)).toString("latin1")).toContain("render 2");
    await stopped;
  });

  test("sends the whole of an answer to someone who is slow to take it", async () => {
    const stopping = await web.start();
    const [answer] = (await once(get(`http://127.0.0.1:${stopping.port}/large`), "response")) as [IncomingMessage];
    const stopped = stopping.stop();
    await expect.poll(() => isRefused(stopping.port)).toBe(true);
    expect((await buffer(answer)).length).toBe(largeBytes);
    await stopped;
  });

  test("answers who had connected and asked before, while it was too busy to see them", async () => {
    const stopping = await web.start();
    const visitors = 6;
    const asked = new Int32Array(new SharedArrayBuffer(4));
    // In a thread of their own: this one does nothing in the meantime, like a server at work.
    const thread = new Worker(askAtOnce, { eval: true, workerData: { port: stopping.port, visitors, asked } });
    const answers = once(thread, "message");
    expect(Atomics.wait(asked, 0, 0, 30_000)).not.toBe("timed-out");
    await stopping.stop();
    expect((await answers)[0]).toEqual(Array(visitors).fill("HTTP/1.1 200 OK"));
  });
});

async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const [refusal] = await Promise.race([once(socket, "connect"), once(socket, "error")]).catch((error) => [error]);
  socket.destroy();
  return refusal?.code === "ECONNREFUSED";
}

/** As many visitors as said ask for the page at "/soon"; `asked` is told when all of it is under way. Says how each answer began. */
const askAtOnce = `
  const { connect } = require("node:net");
  const { buffer } = require("node:stream/consumers");
  const { parentPort, workerData: { port, visitors, asked } } = require("node:worker_threads");
  let sent = 0;
  const visits = Array.from({ length: visitors }, async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /soon HTTP/1.1\\r\\nhost: 127.0.0.1\\r\\n\\r\\n", () => {
      sent += 1;
      if (sent < visitors) return;
      Atomics.store(asked, 0, 1);
      Atomics.notify(asked, 0);
    });
    return (await buffer(socket).catch(() => Buffer.from("cut off"))).toString("latin1").split("\\r\\n", 1)[0];
  });
  Promise.all(visits).then((answers) => parentPort.postMessage(answers));
`;
