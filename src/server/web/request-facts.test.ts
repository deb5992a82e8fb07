import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { isOnOwnNetwork, readProxies } from "@/lib/trusted-proxies";
import { bodyLimitFor } from "./body-limit";
import { findClientAddress, findDoubtedProxy } from "./client-address";
import { chooseEncoding } from "./compress";
import { hasSession, normalizeQuery, pageKey } from "./page-key";
import { readCookie } from "./read-cookie";
import { isForged, isOtherLoopbackName } from "./request-origin";
import { matchesEtag } from "./send";

const get = (headers: Record<string, string> = {}) => ({ method: "GET", headers });

describe("the key of a page", () => {
  test("is the same however the query is ordered, and whoever sent the visitor", () => {
    expect(pageKey(get(), "/courses", "q=a&level=2", "en")).toBe(
      pageKey(get(), "/courses", "level=2&q=a&utm_source=x&fbclid=1", "en"),
    );
  });

  test("keeps the order of values that share a name", () => {
    expect(normalizeQuery("b=2&a=2&b=1")).toBe("a=2&b=2&b=1");
  });

  test("differs by language, path, query and by what the router asks for", () => {
    const keys = [
      pageKey(get(), "/courses", "", "en"),
      pageKey(get(), "/courses", "", "de"),
      pageKey(get(), "/course", "", "en"),
      pageKey(get(), "/courses", "q=a", "en"),
      pageKey(get({ rsc: "1" }), "/courses", "", "en"),
      pageKey(get({ rsc: "1", "next-router-prefetch": "1" }), "/courses", "", "en"),
      pageKey(get({ rsc: "1", "next-router-state-tree": "x" }), "/courses", "", "en"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain(null);
  });

  test("is null for who is signed in, for writing, and for what could be endless", () => {
    for (const name of ["authjs.session-token", "__Host-authjs.session-token", "__Secure-authjs.session-token.0"]) {
      expect(hasSession(`theme=dark; ${name}=abc`), name).toBe(true);
      expect(pageKey(get({ cookie: `a=b; ${name}=abc` }), "/", "", "en"), name).toBeNull();
    }
    expect(hasSession("not-authjs.session-tokens=1; theme=authjs.session-token")).toBe(false);
    expect(pageKey({ method: "POST", headers: {} }, "/", "", "en")).toBeNull();
    expect(pageKey(get({ authorization: "Bearer x" }), "/", "", "en")).toBeNull();
    expect(pageKey(get(), "/", "a".repeat(2_000), "en")).toBeNull();
    expect(pageKey(get({ "next-url": "a".repeat(9_000) }), "/", "", "en")).toBeNull();
  });
});

test.each([
  ["203.0.113.7", undefined, "203.0.113.7"],
  ["203.0.113.7", "198.51.100.1", "203.0.113.7"],
  ["127.0.0.1", undefined, "127.0.0.1"],
  ["127.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["10.0.0.2", "1.2.3.4, 203.0.113.9", "203.0.113.9"],
  ["10.0.0.2", "1.2.3.4, 203.0.113.9, 10.0.0.3", "203.0.113.9"],
  ["::ffff:10.0.0.2", "2001:db8::1", "2001:db8::1"],
  ["10.0.0.2", "nonsense", "10.0.0.2"],
  ["10.0.0.2", "1.2.3.4, nonsense", "10.0.0.2"],
  [undefined, "1.2.3.4", "0.0.0.0"],
])("the visitor behind %s who says %s is %s", (peer, forwarded, address) => {
  expect(findClientAddress(peer, forwarded, isOnOwnNetwork)).toBe(address);
});

test.each([
  ["loopback", "127.0.0.1", "203.0.113.9"],
  ["loopback", "::1", "203.0.113.9"],
  ["loopback", "10.0.0.2", "10.0.0.2"],
  ["loopback", "192.168.1.7", "192.168.1.7"],
  ["private", "192.168.1.7", "203.0.113.9"],
  ["private", "127.0.0.1", "127.0.0.1"],
  ["none", "127.0.0.1", "127.0.0.1"],
  ["10.0.0.2", "::ffff:10.0.0.2", "203.0.113.9"],
  ["10.0.0.2", "10.0.0.3", "10.0.0.3"],
  ["loopback, 10.0.0.0/8, 2001:db8::/32", "10.9.8.7", "203.0.113.9"],
  ["loopback, 10.0.0.0/8, 2001:db8::/32", "2001:db8::5", "203.0.113.9"],
  ["loopback, 10.0.0.0/8, 2001:db8::/32", "11.0.0.1", "11.0.0.1"],
])("with TRUSTED_PROXIES %s, a peer at %s speaks for %s", (list, peer, address) => {
  const isProxy = readProxies(list);
  if (!isProxy) throw new Error(`${list} cannot be read`);
  expect(findClientAddress(peer, "203.0.113.9", isProxy)).toBe(address);
  const isDoubted = address === peer.replace("::ffff:", "") && /^(10|192|127)\./.test(peer);
  expect(findDoubtedProxy(peer, "203.0.113.9", isProxy)).toBe(isDoubted ? peer : null);
  expect(findDoubtedProxy(peer, undefined, isProxy)).toBeNull();
});

test.each(["", "everybody", "10.0.0.2,", "10.0.0.0/33", "10.0.0.2 10.0.0.3", "toString"])(
  "TRUSTED_PROXIES %j cannot be read",
  (list) => {
    expect(readProxies(list)).toBeNull();
  },
);

test.each([
  ["GET", { "sec-fetch-site": "cross-site" }, false],
  ["POST", {}, false],
  ["POST", { "sec-fetch-site": "cross-site" }, true],
  ["POST", { origin: "https://learn.example.org" }, false],
  ["POST", { origin: "http://localhost:3000", host: "localhost:3000" }, false],
  ["POST", { origin: "https://evil.example", host: "learn.example.org" }, true],
  ["DELETE", { origin: "null" }, true],
])("%s with %j is forged: %s", (method, headers, isTrue) => {
  expect(isForged({ method, headers } as IncomingMessage, "https://learn.example.org")).toBe(isTrue);
});

test.each([
  ["GET", "http://127.0.0.1:3000", "localhost:3000", true],
  ["GET", "http://127.0.0.1:3000", "[::1]:3000", true],
  ["GET", "http://localhost:3000", "127.0.0.1:3000", true],
  ["GET", "http://127.0.0.1:3000", "127.0.0.1:3000", false],
  // What was sent already arrives, and is judged by its origin.
  ["POST", "http://127.0.0.1:3000", "localhost:3000", false],
  // A port that leads here from elsewhere, and a site that goes by a name of its own.
  ["GET", "http://127.0.0.1:3000", "localhost:8080", false],
  ["GET", "https://learn.example.org", "localhost:3000", false],
  ["GET", "http://127.0.0.1:3000", "evil.example:3000", false],
  ["GET", "http://127.0.0.1:3000", "a b", false],
  ["GET", "http://127.0.0.1:3000", undefined, false],
] as const)("%s of a site at %s by the name %s is led to that: %s", (method, appUrl, host, isLed) => {
  expect(isOtherLoopbackName({ method, headers: { host } } as IncomingMessage, new URL(appUrl))).toBe(isLed);
});

test("what Next asks this process for itself is answered, by whatever name", () => {
  const headers = { host: "127.0.0.1:3000", rsc: "1" };
  expect(
    isOtherLoopbackName(
      { method: "GET", headers } as Partial<IncomingMessage> as IncomingMessage,
      new URL("http://localhost:3000"),
    ),
  ).toBe(false);
});

test.each([
  [undefined, "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br; q=0.0, gzip ; q=0", "identity"],
  ["BR", "br"],
])("who accepts %s gets %s", (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test("an ETag is recognized whatever its strength and company", () => {
  expect(matchesEtag('"x", W/"abc"', 'W/"abc"')).toBe(true);
  expect(matchesEtag('"abc"', 'W/"abc"')).toBe(true);
  expect(matchesEtag("*", 'W/"abc"')).toBe(true);
  expect(matchesEtag('"abcd"', 'W/"abc"')).toBe(false);
});

test("a cookie is read by its whole name", () => {
  expect(readCookie("xlectern_locale=a; lectern_locale=en; b=c", "lectern_locale")).toBe("en");
  expect(readCookie("lectern_locale2=a", "lectern_locale")).toBeUndefined();
  expect(readCookie(undefined, "lectern_locale")).toBeUndefined();
});

test("only uploads may be large", () => {
  const limits = { uploadBytes: 4 * 1024 ** 3 };
  expect(bodyLimitFor("/api/uploads/x", limits)).toBe(limits.uploadBytes);
  expect(bodyLimitFor("/sign-in", limits)).toBeLessThan(1024 ** 2);
  expect(bodyLimitFor("/api/trpc/a.b", limits)).toBeLessThan(10 * 1024 ** 2);
});
