import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { corsProblem } from "./cors-problem";
import { S3Storage } from "./s3-storage";

const origin = "https://learn.example.org";
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = { status: number; headers: Record<string, string> };

/** A bucket that answers preflights; resolves to the storage over it and the requests that came. */
async function bucket(answer: (request: IncomingMessage) => Answer) {
  const requests: string[] = [];
  server = createServer((request, response) => {
    requests.push(
      `${request.method} ${request.url?.split("/")[1]} ${request.headers["access-control-request-method"]}`,
    );
    const { status, headers } = answer(request);
    response.writeHead(status, headers).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const storage = new S3Storage({
    endpoint: `http://127.0.0.1:${port}`,
    bucket: "lectures",
    region: "us-east-1",
    accessKeyId: "key",
    secretAccessKey: "secret",
  });
  return { storage, requests };
}

const rules = (allowed: Record<string, string>) => () => ({ status: 200, headers: allowed });
const both = { "access-control-allow-origin": origin, "access-control-allow-methods": "GET, HEAD, PUT" };

test.each([
  ["all", { ...both, "access-control-allow-headers": "X-Amz-Checksum-Sha256" }, null],
  [
    "everything from everywhere",
    {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "*",
      "access-control-allow-headers": "*",
    },
    null,
  ],
  ["no header of ours", both, "PUT with x-amz-checksum-sha256"],
  [
    "reading alone",
    {
      ...both,
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "x-amz-checksum-sha256",
    },
    "PUT with x-amz-checksum-sha256",
  ],
  [
    "another site",
    {
      ...both,
      "access-control-allow-origin": "https://other.example.org",
      "access-control-allow-headers": "x-amz-checksum-sha256",
    },
    "GET and PUT with x-amz-checksum-sha256",
  ],
])("a bucket that allows %s", async (_, allowed, problem) => {
  const { storage, requests } = await bucket(rules(allowed));
  expect(await corsProblem(storage, origin)).toBe(problem);
  expect(requests).toEqual(["OPTIONS lectures GET", "OPTIONS lectures PUT"]);
});

test("a bucket without rules refuses", async () => {
  const { storage } = await bucket(() => ({ status: 403, headers: {} }));
  expect(await corsProblem(storage, origin)).toBe("GET and PUT with x-amz-checksum-sha256");
});
