import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import reasons from "@/messages/en/reasons.json";
import { LocalStorage } from "@/server/storage/local-storage";
import { answerFile } from "@/server/web/answer-file";
import type { Exchange } from "@/server/web/exchange";
import { putPart } from "./put-part";

const folder = mkdtempSync(join(tmpdir(), "lectern-parts-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "", "http://localhost");
    const exchange = { request, response, path: pathname, query: search.slice(1), locale: "en" };
    void answerFile(storage, exchange as Exchange);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As much of a browser's XMLHttpRequest as sending a part takes. */
class Request extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  responseText = "";
  #url = "";
  open(_method: string, url: string): void {
    this.#url = url;
  }
  setRequestHeader(): void {}
  abort(): void {}
  async send(body: Blob): Promise<void> {
    const answer = await fetch(this.#url, { method: "PUT", body });
    this.status = answer.status;
    this.responseText = await answer.text();
    this.dispatchEvent(new Event("load"));
  }
}

beforeEach(() => void vi.stubGlobal("XMLHttpRequest", Request));

const words = "six by";

/** Sends `bytes` where `words` were announced. */
async function send(bytes: string): Promise<unknown> {
  const { uploadId } = await storage.uploads.begin("parts/one");
  const sha256 = createHash("sha256").update(words).digest("hex");
  const wish = { partNumber: 1, sizeBytes: words.length, sha256 };
  const { url, headers } = await storage.uploads.partRequest("parts/one", uploadId, wish, 60);
  const address = { partNumber: 1, url: origin + url, headers };
  return putPart(address, new Blob([bytes]), new AbortController().signal, () => undefined).catch((error) => error);
}

test("a part that is what was announced is taken", async () => {
  expect(await send(words)).toBeUndefined();
});

test.each([
  { what: "damaged", bytes: "six by".toUpperCase(), reason: "wrong_checksum" as const },
  { what: "incomplete", bytes: "six", reason: "wrong_size" as const },
])("a part that arrives $what is refused in the site's sentence, and may be sent again", async ({ bytes, reason }) => {
  const failure = await send(bytes);
  expect(failure).toMatchObject({
    told: { reason: `storage.${reason}`, sentence: reasons.storage[reason] },
    isFinal: false,
  });
});

test("a bucket that refuses a part reads as no connection", async () => {
  vi.stubGlobal(
    "XMLHttpRequest",
    class extends Request {
      override async send(): Promise<void> {
        this.status = 422;
        this.responseText = "<Error><Code>Unprocessable</Code></Error>";
        this.dispatchEvent(new Event("load"));
      }
    },
  );
  expect(await send(words)).toMatchObject({ reason: "common.offline", isFinal: false });
});
