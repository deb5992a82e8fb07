import "server-only";
import type { InngestFunction } from "inngest";
import type { Registry } from "./runner/registry";

let read: Promise<Registry> | undefined;

/** What the functions of this installation ask for, as the runner reads it. They, and the SDK, are loaded when someone first asks. */
export function listFunctions(): Promise<Registry> {
  read ??= loadFunctions();
  return read;
}

/** The SDK keeps to itself what it reports when it is registered. */
type Reporting = { getConfig: (from: { baseUrl: URL; appPrefix: string }) => unknown[] };

async function loadFunctions(): Promise<Registry> {
  const [{ functions }, { readRegistry }] = await Promise.all([import("./functions"), import("./runner/registry")]);
  const from = { baseUrl: new URL("http://unused.invalid"), appPrefix: "lectern" };
  return readRegistry(functions.flatMap((fn: InngestFunction.Any) => (fn as unknown as Reporting).getConfig(from)));
}
