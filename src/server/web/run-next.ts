import "server-only";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import next from "next";
import { env, setVariable } from "@/env/server";
import type { Handler } from "./exchange";

export interface RunningNext {
  handler: Handler;
  close(): Promise<void>;
}

/** The configuration that the pages were built with, handed over as Next's standalone servers do: no plugin runs again. */
function takeBuiltConfig(): void {
  const file = join(process.cwd(), env.buildFolder, "required-server-files.json");
  const built: { config: unknown } = JSON.parse(readFileSync(file, "utf8"));
  setVariable("__NEXT_PRIVATE_STANDALONE_CONFIG", JSON.stringify(built.config));
}

/**
 * Where Next asks this process for the page that an action leads to: past APP_URL, which may stand for a proxy that ends TLS,
 * or for another name of this machine.
 */
function ownOrigin(host: string, port: number): string {
  const reached = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}

/** Next's own `quiet` lets through how long its configuration took, between the lines that a person at the terminal waits for. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}

/** Next behind our own server: built pages, or in development hot reload over the same port. */
export async function runNext(options: {
  isDev: boolean;
  host: string;
  port: number;
  server: Server;
}): Promise<RunningNext> {
  if (!options.isDev) takeBuiltConfig();
  setVariable("__NEXT_PRIVATE_ORIGIN", ownOrigin(options.host, options.port));
  const app = next({
    dev: options.isDev,
    dir: process.cwd(),
    hostname: options.host,
    port: options.port,
    httpServer: options.server,
    quiet: true,
  });
  await (options.isDev ? app.prepare() : quietly(() => app.prepare()));
  const handle = app.getRequestHandler();
  return {
    handler: (request, response) => handle(request, response),
    close: () => app.close(),
  };
}
