import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseRange } from "./byte-range";
import { LocalStorage } from "./local-storage";
import { serveFile } from "./serve-file";
import { decideServing, describeDisposition } from "./serving-rules";
import { LinkSigner, linkWindow } from "./signed-links";

test.each([
  [null, "none"],
  ["bytes=0-99", { start: 0, end: 99 }],
  ["bytes=0-", { start: 0, end: 999 }],
  ["bytes=990-2000", { start: 990, end: 999 }],
  ["bytes=-10", { start: 990, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=5-2", "none"],
  ["bytes=0-1,5-6", "none"],
  ["bytes=-", "none"],
  ["items=0-1", "none"],
  ["bytes=a-b", "none"],
])("the range %j of 1000 bytes is %j", (header, range) => {
  expect(parseRange(header, 1_000)).toEqual(range);
});

describe("links", () => {
  const signer = new LinkSigner("a secret of at least thirty-two letters");
  const now = new Date("2026-05-04T12:00:00Z");
  const link = {
    method: "GET",
    key: "a/b",
    expires: now.getTime() / 1000 + 60,
    facts: { n: "x & y.png", t: "image/png" },
  } as const;
  const query = () => new URLSearchParams(signer.sign(link));

  test("say again what was signed", () => {
    expect(signer.verify("GET", "a/b", query(), now)).toEqual(link);
    expect(signer.verify("HEAD", "a/b", query(), now)).toEqual(link);
  });

  test("end", () => {
    expect(signer.verify("GET", "a/b", query(), new Date(now.getTime() + 60_000))).toBeNull();
  });

  test("serve one file, one method and what was signed, and nothing else", () => {
    expect(signer.verify("GET", "a/c", query(), now)).toBeNull();
    expect(signer.verify("PUT", "a/b", query(), now)).toBeNull();
    expect(signer.verify("DELETE", "a/b", query(), now)).toBeNull();
    for (const name of ["e", "n", "t", "s"]) {
      const changed = query();
      changed.set(name, `${changed.get(name)}0`);
      expect(signer.verify("GET", "a/b", changed, now), name).toBeNull();
    }
    const added = query();
    added.append("t", "text/html");
    expect(signer.verify("GET", "a/b", added, now)).toBeNull();
    expect(new LinkSigner("another secret").verify("GET", "a/b", query(), now)).toBeNull();
  });

  test("made within one window are the same and hold at least as long as was asked", () => {
    const { expires } = linkWindow(now, 3_600);
    expect(linkWindow(new Date(now.getTime() + 3_599_000), 3_600).expires).toBe(expires);
    expect(linkWindow(new Date(now.getTime() + 3_600_000), 3_600).expires).toBe(expires + 3_600);
    expect(expires - now.getTime() / 1_000).toBeGreaterThanOrEqual(3_600);
  });
});

describe("decideServing", () => {
  test("shows images and videos, and downloads pages, scripts and the unknown", () => {
    const serve = (mimeType: string) => decideServing({ mimeType, fileName: "a", disposition: "inline" });
    expect(serve("image/png").contentDisposition).toMatch(/^inline/);
    for (const type of [
      "text/html",
      "application/xhtml+xml",
      "text/javascript",
      "application/xml",
      "",
      "a b",
      "x/y\r\nz: 1",
    ]) {
      expect(serve(type), type).toMatchObject({ contentType: "application/octet-stream" });
      expect(serve(type).contentDisposition, type).toMatch(/^attachment/);
    }
  });

  test("shows a drawing without letting it run anything", () => {
    const serving = decideServing({ mimeType: "image/svg+xml", fileName: "a.svg", disposition: "inline" });
    expect(serving.contentSecurityPolicy).toContain("sandbox");
    expect(serving.contentSecurityPolicy).toContain("default-src 'none'");
  });

  test("keeps file names in their place, whatever is in them", () => {
    expect(describeDisposition("attachment", 'a"\r\nset-cookie: x; b/../c"ü.png')).toBe(
      "attachment; filename=\"a_set-cookie: x; b..c__.png\"; filename*=UTF-8''a%22set-cookie%3A%20x%3B%20b..c%22%C3%BC.png",
    );
    expect(describeDisposition("inline", "\u0000/")).toContain('filename="file"');
  });
});

describe("serveFile", () => {
  const folder = mkdtempSync(join(tmpdir(), "lectern-serve-"));
  const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
  const key = "test/2026-05/film";
  beforeAll(() => storage.put(key, Buffer.from("0123456789"), { mimeType: "video/mp4", maxBytes: 100 }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ask = async (method: string, headers: Record<string, string> = {}) => {
    const options = {
      mimeType: "video/mp4",
      fileName: "film.mp4",
      disposition: "inline",
      lifetimeSeconds: 60,
    } as const;
    const query = new URL(await storage.link(key, options), "http://localhost").searchParams;
    return serveFile(storage, { method, key, query, headers: new Headers(headers) });
  };

  test("answers HEAD with the headers alone", async () => {
    const answer = await ask("HEAD");
    expect(answer).toMatchObject({ status: 200, body: null });
    expect(answer.headers["content-length"]).toBe("10");
  });

  test("says 304 to who has the file, and 416 to who asks behind its end", async () => {
    const { headers } = await ask("HEAD");
    expect((await ask("GET", { "if-none-match": headers.etag ?? "" })).status).toBe(304);
    const behind = await ask("GET", { range: "bytes=10-" });
    expect(behind.status).toBe(416);
    expect(behind.headers["content-range"]).toBe("bytes */10");
  });

  test("sends the whole when the part that is wanted belongs to another state of the file", async () => {
    const answer = await ask("GET", { range: "bytes=2-3", "if-range": '"other"' });
    expect(answer.status).toBe(200);
    expect(answer.body && (await text(answer.body))).toBe("0123456789");
  });

  test("finds nothing without a valid link", async () => {
    const request = { method: "GET", key, query: new URLSearchParams(), headers: new Headers() };
    expect(await serveFile(storage, request)).toMatchObject({ status: 404, body: null });
  });
});
