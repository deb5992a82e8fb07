import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/**
 * Every file of the site that opens connections, by hand, and whose address it connects to. What people name is fetched by
 * fetch-remote.ts alone, which lets no address reach into our own network.
 */
const connecting: Record<string, "named by people" | "configured" | "own site"> = {
  "components/connection/reach.ts": "own site",
  "components/layout/view-script.ts": "own site",
  "features/authoring/components/assessment/pictures/use-written-pictures.ts": "configured",
  "features/drafting/server/model/ask-model.ts": "configured",
  "features/profiles/hooks/send-picture.ts": "own site",
  "server/auth/outside-providers.ts": "configured",
  "server/inngest/path/reach.ts": "configured",
  "server/inngest/runner/call-function.ts": "own site",
  "server/mail/transport.ts": "configured",
  "server/storage/cors-problem.ts": "configured",
  "server/storage/fetch-remote.ts": "named by people",
  "server/storage/s3-storage.ts": "configured",
  "server/storage/s3-uploads.ts": "configured",
  "server/web/standby.ts": "own site",
};

const source = fileURLToPath(new URL("../../", import.meta.url));
const libraries = /from "(?:undici|axios|got|openai|nodemailer|openid-client|oauth4webapi|@aws-sdk\/[a-z0-9-]+)"/;
const ownSockets =
  /import \{[^}]*\b(?:request|get|connect|createConnection)\b[^}]*\} from "(?:node:)?(?:http|https|http2|net|tls)"/;
const globalFetch = /(?<![.#\w]|async )fetch\(/;
const opens = (text: string) =>
  [libraries, ownSockets, globalFetch].some((way) => way.test(text.replace(/^import type [^;]*;$/gm, "")));

it("is named with whom it connects to", () => {
  const found = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^(?:cli|testing|generated)\//.test(file))
    .filter((file) => opens(readFileSync(`${source}${file}`, "utf8")));
  expect(found.sort()).toEqual(Object.keys(connecting).sort());
});
