import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { within } from "@/testing/within";
import { type FetchLimits, fetchRemote } from "./fetch-remote";
import { isPublicAddress } from "./public-address";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const here: FetchLimits = {
  maxBytes: 200_000,
  timeoutMilliseconds: 30_000,
  isAllowedAddress: (address) => address === "127.0.0.1",
};

const answers: Record<string, RequestListener> = {
  "/picture.txt": (_request, response) => void response.setHeader("content-type", "text/html").end(png),
  "/moved": (_request, response) => void response.writeHead(302, { location: "/picture.txt" }).end(),
  "/loop": (_request, response) => void response.writeHead(302, { location: "/loop" }).end(),
  "/inward": (_request, response) =>
    void response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end(),
  "/inward6": (_request, response) => void response.writeHead(307, { location: "http://[::1]/" }).end(),
  "/file": (_request, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/declared": (_request, response) => void response.writeHead(200, { "content-length": "5000000" }).end(),
  "/endless": (_request, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(50_000, 120)), 1);
    response.on("close", () => clearInterval(timer));
  },
  "/slow": (_request, response) => {
    response.write("a");
    const timer = setInterval(() => response.write("a"), 50);
    response.on("close", () => clearInterval(timer));
  },
  "/packed": (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("x"),
  "/text.md": (_request, response) => void response.end("# Title\n"),
};

let server: Server;
let origin = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = async (path: string, limits = here) => {
  const { body, ...file } = await fetchRemote(origin + path, limits);
  return { ...file, bytes: await buffer(body) };
};

describe("fetchRemote", () => {
  test("brings a file and says what it is by its content", async () => {
    const file = await read("/picture.txt");
    expect(file.mimeType).toBe("image/png");
    expect(file.bytes.equals(png)).toBe(true);
    expect((await read("/text.md")).mimeType).toBe("text/markdown");
  });

  test("follows a redirect and names where it ended", async () => {
    expect((await read("/moved")).url).toBe(`${origin}/picture.txt`);
  });

  test("gives up on redirects that go round", async () => {
    await expect(read("/loop")).rejects.toMatchObject({ reason: "remote.failed" });
  });

  test.each(["/inward", "/inward6", "/file"])("does not follow a redirect into a private network: %s", async (path) => {
    await expect(read(path)).rejects.toMatchObject({ reason: "remote.not_allowed" });
  });

  test("tells a missing file from a failing server", async () => {
    await expect(read("/nothing")).rejects.toMatchObject({ reason: "remote.not_found", code: "UPSTREAM_FAILED" });
    await expect(read("/packed")).rejects.toMatchObject({ reason: "remote.failed" });
  });

  test.each(["/declared", "/endless"])("stops at the size limit: %s", async (path) => {
    await expect(read(path)).rejects.toMatchObject({ reason: "remote.too_large", facts: { maxBytes: 200_000 } });
  });

  test("stops at the time limit, even while bytes still trickle", async () => {
    await within("giving up a file that trickles in, after 300 ms", 1_500, () =>
      expect(read("/slow", { ...here, timeoutMilliseconds: 300 })).rejects.toMatchObject({ reason: "remote.failed" }),
    );
  });

  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://10.1.2.3/",
    "http://169.254.169.254/latest/",
    "http://user:secret@example.org/",
    "http://93.184.215.14:6379/",
    "ftp://example.org/a",
    "file:///etc/passwd",
    "gopher://example.org/",
    "data:text/plain,a",
    "not an address",
  ])("refuses %s", async (address) => {
    const limits = { maxBytes: 1_000, timeoutMilliseconds: 1_000 };
    await expect(fetchRemote(address, limits)).rejects.toMatchObject({ reason: "remote.not_allowed" });
  });
});

describe("a server of ours that pretends to be one of the internet", () => {
  /** Only the first connection goes where nothing else may. */
  const firstAlone = (): FetchLimits => {
    let asked = 0;
    return {
      ...here,
      isAllowedAddress: (address) => {
        asked += 1;
        return asked === 1 || isPublicAddress(address);
      },
    };
  };
  let seen: string[] = [];
  const inward = () => new URL(origin).port;
  const spellings = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "localhost",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::1]",
    "0.0.0.0",
    "[64:ff9b::7f00:1]",
  ];

  test.each(spellings)("leads no one to %s", async (host) => {
    seen = [];
    answers["/lead"] = (_request, response) =>
      void response.writeHead(302, { location: `http://${host}:${inward()}/secret` }).end();
    answers["/secret"] = (request, response) => {
      seen.push(request.url ?? "");
      response.end(png);
    };
    await expect(read("/lead", firstAlone())).rejects.toMatchObject({ reason: "remote.not_allowed" });
    expect(seen).toEqual([]);
  });

  test("is not asked by a name that stands for it, or for it among others", async () => {
    const stand = (...addresses: string[]) => ({
      maxBytes: 1_000,
      timeoutMilliseconds: 1_000,
      lookUp: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });
    for (const addresses of [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:127.0.0.1"], ["fe80::1"]])
      await expect(fetchRemote("http://pictures.example/a.png", stand(...addresses))).rejects.toMatchObject({
        reason: "remote.not_allowed",
      });
    await expect(fetchRemote("http://pictures.example/a.png", stand())).rejects.toMatchObject({
      code: "UPSTREAM_FAILED",
    });
  });

  test("is asked at the address that was judged, however often the name changes", async () => {
    let lookUps = 0;
    const file = await fetchRemote(`http://changing.example:${inward()}/picture.txt`, {
      ...here,
      lookUp: async () => {
        lookUps += 1;
        return [{ address: lookUps === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
      },
    });
    expect((await buffer(file.body)).equals(png)).toBe(true);
    expect(lookUps).toBe(1);
  });
});

test.each([
  ["93.184.215.14", true],
  ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
  ["0.0.0.0", false],
  ["100.64.0.1", false],
  ["172.16.0.1", false],
  ["192.168.1.1", false],
  ["198.18.0.1", false],
  ["224.0.0.1", false],
  ["240.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["::7f00:1", false],
  ["::10.0.0.1", false],
  ["::5db8:d70e", false],
  ["4000::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:93.184.215.14", true],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001::1", false],
  ["fc00::1", false],
  ["fe80::1", false],
  ["ff02::1", false],
  ["example.org", false],
])("isPublicAddress(%s) is %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
