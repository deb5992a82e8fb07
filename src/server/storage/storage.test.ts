import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppError } from "@/lib/app-error";
import { canStartS3Engine, howToGetS3, type S3Engine, startS3Engine } from "@/testing/s3-engine";
import { LaterStorage } from "./later-storage";
import { LocalStorage } from "./local-storage";
import { S3Storage } from "./s3-storage";
import { receiveFilePart, serveFile } from "./serve-file";
import type { Storage } from "./storage";
import { makeStorageKey } from "./storage-key";

const MiB = 1024 * 1024;
const now = new Date("2026-05-04T12:00:00Z");
const plain = { mimeType: "text/plain", maxBytes: MiB };

interface Subject {
  storage: () => Storage;
  /** The whole address of a link, since those of the folder are relative. */
  absolute: (link: string) => string;
}

function conforms({ storage, absolute }: Subject): void {
  const newKey = () => makeStorageKey("test", now);

  test("gives back what was put in, with its size and hash", async () => {
    const key = newKey();
    const bytes = randomBytes(100_000);
    const stored = await storage().put(key, Readable.from([bytes.subarray(0, 40_000), bytes.subarray(40_000)]), plain);
    expect(stored).toEqual({ sizeBytes: 100_000, sha256: createHash("sha256").update(bytes).digest("hex") });
    const found = await storage().open(key);
    expect(found?.sizeBytes).toBe(100_000);
    expect(found && (await buffer(found.stream)).equals(bytes)).toBe(true);
    expect((await storage().head(key))?.sizeBytes).toBe(100_000);
  });

  test("takes in a stream of several pieces without losing a byte", async () => {
    const key = newKey();
    const bytes = randomBytes(18 * MiB + 17);
    const pieces = function* () {
      for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
    };
    const stored = await storage().put(key, Readable.from(pieces()), { ...plain, maxBytes: 20 * MiB });
    const found = await storage().open(key);
    expect(stored.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(found && (await buffer(found.stream)).equals(bytes)).toBe(true);
  });

  test("gives back a part of an object and knows its whole size", async () => {
    const key = newKey();
    await storage().put(key, Buffer.from("0123456789"), plain);
    const found = await storage().open(key, { start: 3, end: 5 });
    expect(found && (await buffer(found.stream)).toString()).toBe("345");
    expect(found?.sizeBytes).toBe(10);
    await expect(storage().open(key, { start: 10, end: 12 })).rejects.toThrow(RangeError);
  });

  test("keeps an empty file", async () => {
    const key = newKey();
    expect((await storage().put(key, Buffer.alloc(0), plain)).sizeBytes).toBe(0);
    expect((await storage().head(key))?.sizeBytes).toBe(0);
  });

  test("leaves nothing behind when a file is too large or its stream breaks", async () => {
    const key = newKey();
    await expect(storage().put(key, Buffer.alloc(2 * MiB), plain)).rejects.toMatchObject({
      reason: "storage.too_large",
    });
    const breaking = Readable.from(
      (function* () {
        yield Buffer.alloc(1000);
        throw new Error("the line went dead");
      })(),
    );
    await expect(storage().put(key, breaking, plain)).rejects.toThrow("the line went dead");
    expect(await storage().head(key)).toBeNull();
    expect(await storage().open(key)).toBeNull();
  });

  test("deletes, and does not mind what is gone already", async () => {
    const key = newKey();
    await storage().put(key, Buffer.from("x"), plain);
    await storage().delete([key, newKey()]);
    expect(await storage().head(key)).toBeNull();
  });

  test("lists what is under a prefix", async () => {
    const keys = [1, 2, 3].map(() => makeStorageKey("listed", now));
    for (const key of keys) await storage().put(key, Buffer.from("four"), plain);
    const found = [];
    for await (const entry of storage().list("listed/")) found.push(entry);
    expect(found.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(found[0]?.sizeBytes).toBe(4);
  });

  test.each(["../secret", "/etc/passwd", "a/../../b", "a", "a//b", "A/b", "a/b\0", "a/.hidden"])(
    "refuses %j as a key",
    async (key) => {
      await expect(storage().head(key)).rejects.toThrow(TypeError);
      await expect(storage().put(key, Buffer.from("x"), plain)).rejects.toThrow(TypeError);
    },
  );

  test("hands out a link that a browser can read in parts, under the name and type that were decided", async () => {
    const key = newKey();
    await storage().put(key, Buffer.from("0123456789"), { mimeType: "video/mp4", maxBytes: MiB });
    const link = absolute(
      await storage().link(key, {
        mimeType: "video/mp4",
        fileName: "Übung 1.mp4",
        disposition: "attachment",
        lifetimeSeconds: 600,
      }),
    );
    const answer = await fetch(link, { headers: { range: "bytes=2-4" } });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe("234");
    expect(answer.headers.get("content-type")).toBe("video/mp4");
    expect(answer.headers.get("content-range")).toBe("bytes 2-4/10");
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''%C3%9Cbung%201.mp4");
  });

  test("never lets a page be shown from a link", async () => {
    const key = newKey();
    await storage().put(key, Buffer.from("<script>alert(1)</script>"), { mimeType: "text/html", maxBytes: MiB });
    const options = { mimeType: "text/html", fileName: "a.html", disposition: "inline", lifetimeSeconds: 600 } as const;
    const answer = await fetch(absolute(await storage().link(key, options)));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  test("gives the same link for a while, so that browsers can keep the file", async () => {
    const key = newKey();
    const options = {
      mimeType: "image/png",
      fileName: "a.png",
      disposition: "inline",
      lifetimeSeconds: 86_400,
    } as const;
    expect(await storage().link(key, options)).toBe(await storage().link(key, options));
  });

  test("refuses a link that was changed", async () => {
    const key = newKey();
    const other = newKey();
    for (const name of [key, other]) await storage().put(name, Buffer.from("mine"), plain);
    const options = { mimeType: "text/plain", fileName: "a.txt", disposition: "inline", lifetimeSeconds: 600 } as const;
    const link = absolute(await storage().link(key, options));
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link.replace(key, other))).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(link.replace("text%2Fplain", "text%2Fhtml"))).status).toBeGreaterThanOrEqual(400);
  });

  const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const send = async (key: string, uploadId: string, partNumber: number, bytes: Uint8Array, said = bytes) => {
    const wish = { partNumber, sizeBytes: said.length, sha256: hashOf(said) };
    const { url, headers } = await storage().uploads.partRequest(key, uploadId, wish, 600);
    return fetch(absolute(url), { method: "PUT", headers, body: new Uint8Array(bytes) });
  };
  const begin = (key: string) => storage().uploads.begin(key, { mimeType: "video/mp4", isHashed: true });

  test("puts an upload in pieces together, in order, however they arrived", async () => {
    const key = newKey();
    const { uploadId } = await begin(key);
    const pieces = [randomBytes(5 * MiB), randomBytes(5 * MiB), randomBytes(1_234)];
    for (const number of [3, 1, 2, 3]) {
      const answer = await send(key, uploadId, number, pieces[number - 1] ?? Buffer.alloc(0));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("etag")).toMatch(/^"[^"]+"$/);
    }
    const arrived = await storage().uploads.parts(key, uploadId);
    expect(arrived.map(({ partNumber, sizeBytes }) => [partNumber, sizeBytes])).toEqual([
      [1, 5 * MiB],
      [2, 5 * MiB],
      [3, 1_234],
    ]);
    await storage().uploads.complete(key, uploadId, arrived);
    const found = await storage().open(key);
    expect(found && (await buffer(found.stream)).equals(Buffer.concat(pieces))).toBe(true);
    await expect(storage().uploads.parts(key, uploadId)).rejects.toMatchObject({ reason: "storage.no_upload" });
  });

  test("takes an upload in pieces from a browser that cannot hash", async () => {
    const key = newKey();
    const { uploadId } = await storage().uploads.begin(key, { mimeType: "video/mp4", isHashed: false });
    const wish = { partNumber: 1, sizeBytes: 4, sha256: null };
    const { url, headers } = await storage().uploads.partRequest(key, uploadId, wish, 600);
    expect((await fetch(absolute(url), { method: "PUT", headers, body: "four" })).status).toBe(200);
    await storage().uploads.complete(key, uploadId, await storage().uploads.parts(key, uploadId));
    expect((await storage().head(key))?.sizeBytes).toBe(4);
  });

  test("refuses a piece that is not what was announced, and keeps nothing of it", async () => {
    const key = newKey();
    const { uploadId } = await begin(key);
    const piece = randomBytes(1_000);
    const spoiled = Buffer.from(piece);
    spoiled[500] = (spoiled[500] ?? 0) ^ 1;
    for (const bytes of [spoiled, piece.subarray(1), Buffer.concat([piece, piece])]) {
      expect((await send(key, uploadId, 1, bytes, piece)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await storage().uploads.parts(key, uploadId)).toEqual([]);
  });

  test("knows the uploads that no one finished, and forgets one that was given up", async () => {
    const key = newKey();
    const { uploadId } = await begin(key);
    const open = async () => {
      const keys = [];
      for await (const upload of storage().uploads.list()) keys.push(upload.key);
      return keys;
    };
    expect(await open()).toContain(key);
    await storage().uploads.abort(key, uploadId);
    await storage().uploads.abort(key, uploadId);
    expect(await open()).not.toContain(key);
    expect((await send(key, uploadId, 1, randomBytes(10))).status).toBe(404);
    expect(await storage().head(key)).toBeNull();
  });

  test("says that it works", async () => {
    await expect(storage().check()).resolves.toBeUndefined();
  });
}

describe("files in a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "lectern-storage-"));
  const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
  let server: Server;
  let origin = "";
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const url = new URL(request.url ?? "", "http://localhost");
      const headers = { get: (name: string) => (request.headers[name] as string | undefined) ?? null };
      const asked = {
        method: request.method ?? "",
        key: url.pathname.slice("/files/".length),
        query: url.searchParams,
        headers,
      };
      const answering = asked.method === "PUT" ? receiveFilePart(storage, asked, request) : serveFile(storage, asked);
      const answer = await answering.catch((error: AppError) => ({ status: error.status, headers: {}, body: null }));
      response.writeHead(answer.status, answer.headers);
      if (answer.body) answer.body.pipe(response);
      else response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  conforms({ storage: () => storage, absolute: (link) => origin + link });

  test("leaves no half-written file in the folder", () => {
    expect(readdirSync(join(folder, "incoming"))).toEqual([]);
  });
});

describe("a storage that is loaded with the first thing asked of it", () => {
  const aLater = (storage: Partial<Storage>) => {
    let loads = 0;
    const later = new LaterStorage(async () => {
      loads += 1;
      return storage as Storage;
    });
    return { later, loads: () => loads };
  };

  test("is loaded once", async () => {
    const { later, loads } = aLater({ head: async () => null });
    expect(loads()).toBe(0);
    await Promise.all([later.head("a"), later.head("b")]);
    expect(loads()).toBe(1);
  });

  test("tells of a stream that fails before it is loaded", async () => {
    const { later } = aLater({ put: () => Promise.reject(new Error("nothing should be put")) });
    const failing = new Readable({ read: () => undefined });
    failing.destroy(new Error("the line was cut"));
    await expect(later.put("a", failing, { ...plain, maxBytes: MiB })).rejects.toThrow("the line was cut");
  });
});

describe.skipIf(!canStartS3Engine())(`files in a bucket (needs an S3 server: ${howToGetS3})`, () => {
  let engine: S3Engine | null = null;
  let storage: Storage;
  beforeAll(async () => {
    const started = await startS3Engine();
    engine = started;
    if (started) storage = new LaterStorage(async () => new S3Storage(started.options));
  }, 30_000);
  afterAll(async () => engine?.stop());
  conforms({ storage: () => storage, absolute: (link) => link });

  test("refuses a wrong secret", async () => {
    if (!engine) return;
    const stranger = new S3Storage({ ...engine.options, secretAccessKey: "guessed" });
    await expect(stranger.check()).rejects.toThrow();
  });
});
