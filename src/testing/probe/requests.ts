import { request as startRequest } from "node:http";
import { connect } from "node:net";
import { ask, callOverHttp, forEach, type Part, type ProbedSite, reasonIn } from "./probed-site";

/** What an answer must never say: words of the runtime, of libraries and of the database, and paths of the machine. */
const insides =
  /TypeError|URIError|SyntaxError|RangeError|ECONN|Prisma|node_modules|\n\s+at \S|Internal Server Error|\/src\//;

/** Paths, cookies and headers that cannot be decoded, or that only the server may set: an answer below 500 that says nothing of the inside. */
export async function probeEncodings({ url, scene, cookies }: ProbedSite): Promise<Part> {
  const part: Part = { name: "paths, cookies and headers that cannot be read", tried: 0, findings: [] };
  const broken = [
    "%ff",
    "%00",
    "a%00b",
    "%c0%ae%c0%ae",
    "%ed%a0%80",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/.env",
    "%",
    "%zz",
  ];
  const places = [
    "/",
    "/courses/",
    `/learn/${scene.slug}/`,
    "/verify/",
    "/instructors/",
    "/files/",
    "/api/",
    "/api/trpc/",
    "/preview/",
    "/_next/",
    "/_next/static/",
    "/api/auth/",
  ];
  const headers: Record<string, string>[] = [
    { cookie: "authjs.session-token=%ff; lectern_locale=%ff" },
    { cookie: `lectern_locale=${"x".repeat(8_000)}` },
    { cookie: "=;;;=%00; a" },
    { rsc: "1", "next-router-state-tree": "%ff" },
    { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%22children%22%3A%5B%5D%7D%5D" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full/../.." },
    { "next-action": "0".repeat(42) },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-lectern-locale": "ar-XB", "x-lectern-actor": "admin", "x-middleware-rewrite": "/admin" },
    { "accept-language": ";;;q=,," },
    { "x-forwarded-for": "'; DROP TABLE users; --, 999.999.999.999" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher" },
    { range: "bytes=-1,0-,99999999999999999999-" },
    { "if-none-match": '"'.repeat(100), "if-modified-since": "never" },
    { "content-type": "multipart/form-data; boundary=" },
    { "content-type": "multipart/form-data; boundary=x", "next-action": "x" },
    { "content-type": "application/x-www-form-urlencoded" },
  ];
  const queries = ["courses?q=", "courses?page=", "instructors?area=", "verify?reference=", "sign-in?next="];
  const asked = [
    ...places.flatMap((place) => broken.map((end) => ({ address: `${place}${end}`, sent: {} }))),
    ...queries.flatMap((place) => broken.map((end) => ({ address: `/${place}${end}`, sent: {} }))),
    ...headers.flatMap((sent) =>
      ["/", "/courses", `/courses/${scene.slug}`, "/dashboard", "/api/health"].map((address) => ({ address, sent })),
    ),
  ];
  await forEach(asked, 4, async ({ address, sent }) => {
    const cookie = "cookie" in sent ? undefined : cookies.student;
    for (const method of ["GET", "POST", "PUT", "OPTIONS", "TRACE"]) {
      const answer = await rawRequest(url, {
        path: address,
        method,
        headers: { ...sent, ...(cookie ? { cookie } : {}) },
      });
      part.tried += 1;
      const shown = `${method} ${address} ${JSON.stringify(sent).slice(0, 120)}`;
      if (answer.status >= 500) part.findings.push(`${shown}: ${answer.status}`);
      else if (method === "TRACE" && answer.status < 400) part.findings.push(`${shown}: ${answer.status}`);
      else if (insides.test(stripScripts(answer.body)))
        part.findings.push(`${shown}: shows ${insides.exec(stripScripts(answer.body))?.[0]}`);
      if (/evil\.example/.test(answer.body + JSON.stringify(answer.headers)))
        part.findings.push(`${shown}: repeats a made-up host`);
    }
  });
  return part;
}

/** Scripts of the framework hold words of their own. */
const stripScripts = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script>/g, "");

interface RawAnswer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** As it is: fetch would fix the path first. Status 0 where the connection was closed without an answer. */
function rawRequest(
  url: string,
  { path, method, headers }: { path: string; method: string; headers: Record<string, string> },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const request = startRequest(
      { hostname, port, path, method, headers, timeout: 30_000, agent: false },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          body += piece;
        });
        const done = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        response.on("end", done);
        response.on("error", done);
      },
    );
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve({ status: 0, headers: {}, body: "" }));
    request.end(method === "GET" ? undefined : "--x\r\nnothing that can be read");
  });
}

/** Where a page leads on to, given an address by whoever made the link: always one of the site's own. */
export async function probeRedirects({ url, cookies }: ProbedSite): Promise<Part> {
  const part: Part = { name: "redirects to addresses of others", tried: 0, findings: [] };
  const targets = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    `${url}@evil.example/`,
    `${url}.evil.example/`,
    "/..//evil.example",
    "https://evil.example%23@127.0.0.1/",
  ];
  const places = [
    "/sign-in?next=",
    "/sign-up?next=",
    "/sign-in/link/nothing?next=",
    "/forgot-password?next=",
    "/verify-email/nothing?next=",
    "/api/auth/signin?callbackUrl=",
    "/api/auth/signout?callbackUrl=",
    "/api/auth/callback/credentials?callbackUrl=",
    "/api/auth/error?error=x&callbackUrl=",
  ];
  const ours = new URL(url).host;
  const asked = places.flatMap((place) => targets.map((target) => place + encodeURIComponent(target)));
  await forEach(asked, 4, async (address) => {
    for (const cookie of [undefined, cookies.student]) {
      const answer = await ask(`${url}${address}`, { cookie });
      part.tried += 1;
      const to = answer.headers.get("location");
      if (to !== null && new URL(to, url).host !== ours) part.findings.push(`${address}: leads to ${to}`);
      const link = /(?:href|action|src|content)="([^"]*evil\.example[^"]*)"/.exec(answer.body)?.[1];
      if (link && !isOwnAddress(link, url)) part.findings.push(`${address}: links to ${link}`);
      if (answer.status >= 500) part.findings.push(`${address}: ${answer.status}`);
    }
  });
  return part;
}

/** With the other's address in a parameter of our own. */
function isOwnAddress(link: string, url: string): boolean {
  try {
    return new URL(link.replace(/^\d+;url=/, ""), url).host === new URL(url).host;
  } catch {
    return false;
  }
}

const everywhere: Record<string, RegExp> = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^strict-origin-when-cross-origin$|^no-referrer$|^strict-origin$/,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
};

/** Headers of pages, of the API, of files and of errors, signed in and out. */
export async function probeHeaders({ url, scene, cookies }: ProbedSite): Promise<Part> {
  const part: Part = { name: "headers of answers", tried: 0, findings: [] };
  const addresses = [
    "/",
    "/courses",
    `/courses/${scene.slug}`,
    `/learn/${scene.slug}/${scene.videoId}`,
    "/dashboard",
    "/account/security",
    "/instructor",
    "/admin",
    "/sign-in",
    "/no-such-page",
    "/api/health",
    "/api/no-such",
    "/api/trpc/no.such",
    "/files/no-such",
    "/favicon.ico",
    "/robots.txt",
    "/sitemap.xml",
  ];
  await forEach(addresses, 4, async (address) => {
    for (const column of ["guest", "student", "admin"] as const) {
      const { status, headers } = await ask(`${url}${address}`, { cookie: cookies[column] });
      part.tried += 1;
      const say = (what: string) => part.findings.push(`${address} as ${column} (${status}): ${what}`);
      for (const [name, wanted] of Object.entries(everywhere))
        if (!wanted.test(headers.get(name) ?? "")) say(`${name} is ${headers.get(name)}`);
      if (address.startsWith("/api/") && !/frame-ancestors 'none'/.test(headers.get("content-security-policy") ?? ""))
        say("may be framed");
      if (headers.has("x-powered-by") || headers.has("server")) say("names what it runs on");
      if (headers.has("access-control-allow-origin")) say("lets other origins read");
      if (headers.get("content-type")?.startsWith("text/html")) {
        const policy = headers.get("content-security-policy") ?? "";
        const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
        if (scripts === "" || /unsafe-inline|unsafe-eval|\*|https?:/.test(scripts))
          say(`scripts may come from: ${scripts || "anywhere"}`);
        for (const held of ["object-src 'none'", "base-uri", "frame-ancestors 'none'", "form-action"])
          if (!policy.includes(held)) say(`its policy lacks ${held}`);
        if (column !== "guest" && status === 200 && !/no-store/.test(headers.get("cache-control") ?? ""))
          say(`may be kept: ${headers.get("cache-control")}`);
      }
      for (const cookie of headers.getSetCookie()) {
        if (/session-token/.test(cookie) && !(/httponly/i.test(cookie) && /samesite=(lax|strict)/i.test(cookie)))
          say(`sets ${cookie.split("=")[0]} without its marks`);
      }
    }
  });
  return part;
}

/** Bodies that are too large or too slow, and heads that never end. `patient`: waits the minute that a slow one may take. */
export async function probeBodies({ url, cookies }: ProbedSite, { patient }: { patient: boolean }): Promise<Part> {
  const part: Part = { name: `large and slow requests${patient ? "" : " (large ones alone)"}`, tried: 0, findings: [] };
  const { host } = new URL(url);
  const head = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookies.student}\r\ncontent-type: application/json\r\n${more}\r\n`;
  const expect = async (
    name: string,
    sent: AsyncIterable<string> | Iterable<string>,
    wanted: RegExp,
    withinMs: number,
  ) => {
    const { said, isClosed } = await overSocket(url, sent, withinMs);
    part.tried += 1;
    if (!isClosed) part.findings.push(`${name}: the connection was still open after ${withinMs / 1000} s`);
    else if (!wanted.test(said)) part.findings.push(`${name}: answered ${JSON.stringify(said.slice(0, 60))}`);
  };
  const piece = "x".repeat(64 * 1024);
  const chunks = function* (path: string, count: number) {
    yield head(path, "transfer-encoding: chunked\r\n");
    for (let at = 0; at < count; at += 1) yield `${piece.length.toString(16)}\r\n${piece}\r\n`;
  };
  const tooLarge = /^HTTP\/1\.1 (?:413|405) |^$/;
  for (const path of ["/api/trpc/reviews.write", "/api/auth/callback/credentials", "/courses", "/api/inngest"]) {
    await expect(`${path}, 5 GiB declared`, [head(path, "content-length: 5368709120\r\n")], /^HTTP\/1\.1 413 /, 20_000);
    await expect(`${path}, 16 MiB in pieces`, chunks(path, 256), tooLarge, 20_000);
  }
  await expect(
    "a packed course of 1 GiB from somebody who may not teach",
    [head("/api/uploads/course?name=a.zip", "content-length: 1073741824\r\n"), piece],
    /^HTTP\/1\.1 403 |^$/,
    20_000,
  );
  await expect(
    "a head of 64 KiB",
    [`GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${piece}\r\n\r\n`],
    /^HTTP\/1\.1 431 /,
    20_000,
  );
  await expect(
    "two lengths",
    [head("/courses", "content-length: 4\r\ncontent-length: 5\r\n"), "aaaa"],
    /^HTTP\/1\.1 400 /,
    20_000,
  );
  await expect(
    "a length and pieces",
    [head("/courses", "content-length: 4\r\ntransfer-encoding: chunked\r\n"), "0\r\n\r\n"],
    /^HTTP\/1\.1 400 /,
    20_000,
  );
  if (patient) {
    await Promise.all([
      expect("a head that never ends", [`GET / HTTP/1.1\r\nhost: ${host}\r\nx-a: `], /^HTTP\/1\.1 408 |^$/, 90_000),
      expect(
        "a body that never comes",
        [head("/api/trpc/reviews.write", "content-length: 100\r\n"), "{"],
        /^HTTP\/1\.1 4|^$/,
        90_000,
      ),
    ]);
  }
  return part;
}

/** Writes these one after the other as they are taken, and hears what comes until the other side closes. */
async function overSocket(
  url: string,
  sent: AsyncIterable<string> | Iterable<string>,
  withinMs: number,
): Promise<{ said: string; isClosed: boolean }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let said = "";
  let isClosed = false;
  socket.setEncoding("utf8");
  socket.on("data", (piece: string) => {
    said += piece;
  });
  // Cut off in the middle of a write: as good as closed.
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve())).then(() => {
    isClosed = true;
  });
  const over = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
  const write = async () => {
    for await (const piece of sent) {
      if (isClosed || socket.destroyed) return;
      if (!socket.write(piece))
        await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed, over]);
    }
  };
  await Promise.race([Promise.all([write(), closed]), over]);
  socket.destroy();
  return { said, isClosed };
}

/** Ways into an account from one network, and open streams of one person: each ends at its limit, and says when to come again. */
export async function probeLimits({ url, cookies }: ProbedSite): Promise<Part> {
  const part: Part = { name: "limits", tried: 0, findings: [] };
  const from = "198.51.100.77";
  let refused: Awaited<ReturnType<typeof ask>> | null = null;
  const most = 1_300;
  for (let at = 0; at < most && !refused; at += 1) {
    const json = JSON.stringify({ email: `nobody-${at}@example.test` });
    const answer = await callOverHttp(url, { path: "accounts.askForReset", isMutation: true, json }, { from });
    part.tried += 1;
    if (answer.status === 429) refused = answer;
  }
  if (!refused) part.findings.push(`accounts.askForReset: ${most} from one network, and none refused`);
  else {
    if (!(Number(refused.headers.get("retry-after")) > 0)) part.findings.push("a refusal without Retry-After");
    if (reasonIn(refused) !== "common.quota") part.findings.push(`a refusal for ${reasonIn(refused)}`);
  }
  const streams = await openStreams(url, cookies.student ?? "", 40);
  part.tried += streams.length;
  if (!streams.includes(429))
    part.findings.push(`notifications: 40 streams of one person, answered ${[...new Set(streams)].join(", ")}`);
  return part;
}

/** Opens so many at once, and closes them when all have answered. */
async function openStreams(url: string, cookie: string, count: number): Promise<number[]> {
  const leaving = new AbortController();
  const opened = await Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${url}/api/notifications/events`, { headers: { cookie }, signal: leaving.signal }).then(
        ({ status }) => status,
      ),
    ),
  );
  leaving.abort();
  return opened;
}
