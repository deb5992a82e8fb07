import { Client } from "pg";
import { isOnOwnNetwork } from "@/lib/trusted-proxies";
import { cachePage } from "@/server/cache/page-context";
import { listenForTouches } from "@/server/cache/tag-listener";
import { serve } from "@/server/web/serve";

/** A web process with one public page, which shows the site setting "fixture": run by tests with the database's URL. */
async function main(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  const listener = listenForTouches({ connectionString });
  await listener.ready;
  let renders = 0;
  const quiet = () => undefined;
  const { port } = await serve({
    port: 0,
    host: "127.0.0.1",
    handler: async (_request, response) => {
      cachePage(["site"]);
      renders += 1;
      const { rows } = await client.query(`SELECT value FROM site_setting WHERE key = 'fixture'`);
      response.setHeader("content-type", "text/html");
      response.end(JSON.stringify({ value: rows[0]?.value ?? null, renders }));
    },
    appUrl: new URL("http://127.0.0.1"),
    isDev: false,
    isUnderTest: true,
    policy: { storageOrigins: [], embedOrigins: [], formOrigins: [], isSecure: false, isDev: false },
    knownScripts: [],
    isProxy: isOnOwnNetwork,
    bodyLimits: { uploadBytes: 1_000 },
    files: null,
    log: { debug: quiet, info: quiet, warn: quiet, error: console.error },
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.({ type: "ready", port });
}

await main(process.argv[2] ?? "");
