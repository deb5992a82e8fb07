import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Inside the project, so that it finds the very Next and React that the site is made with. */
const folder = ".next-empty";

const files = {
  "package.json": '{ "name": "empty-page", "private": true, "type": "module" }\n',
  "next.config.js": "export default { poweredByHeader: false };\n",
  "app/layout.jsx": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.jsx": `export const dynamic = "force-dynamic";
export default function EmptyPage() {
  return null;
}
`,
};

function identity(): string {
  const versions = ["next", "react", "react-dom"].map(
    (name) => JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")).version,
  );
  return createHash("sha256")
    .update(JSON.stringify([files, versions, process.platform]))
    .digest("hex");
}

/** Builds an application of one empty dynamic page, once for each version of Next and React; returns its folder. */
export async function buildEmptyPage(): Promise<string> {
  const stamp = join(folder, "built");
  const wanted = identity();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return resolve(folder);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const compiler = spawn(process.execPath, [resolve("node_modules/next/dist/bin/next"), "build"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: "", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  compiler.stdout.on("data", (chunk) => output.push(String(chunk)));
  compiler.stderr.on("data", (chunk) => output.push(String(chunk)));
  const [code] = await once(compiler, "close");
  if (code !== 0) throw new Error(`The empty page failed to build:\n${output.join("")}`);
  writeFileSync(stamp, wanted);
  return resolve(folder);
}
