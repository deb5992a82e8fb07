import type { BuildOptions } from "esbuild";

/** Left in node_modules: native modules, those that load parts of themselves by path, and those that Next's bundle must share. */
const external = [
  "esbuild",
  "next",
  "next-auth",
  "@node-rs/argon2",
  "@myriaddreamin/*",
  "@prisma/*",
  "pdfjs-dist",
  "pg",
  "pg-native",
  "pino",
  "react",
  "react-dom",
];

/** How a script and what it is made of become one file that runs beside node_modules. */
export const bundling = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  tsconfig: "tsconfig.json",
  alias: { "server-only": "./src/cli/server-only.ts" },
  external,
  // Packages of the older module format call `require`, which a module has to make for itself.
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  },
  logLevel: "silent",
} satisfies BuildOptions;
