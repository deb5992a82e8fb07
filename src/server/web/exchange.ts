import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ProxyTest } from "@/lib/trusted-proxies";
import type { LocalStorage } from "@/server/storage/local-storage";
import type { BodyLimits } from "./body-limit";
import type { PolicySources } from "./content-security-policy";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

export interface WebLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface AnswerOptions {
  /** Next, or in tests anything that answers. */
  handler: Handler;
  appUrl: URL;
  isDev: boolean;
  isUnderTest: boolean;
  policy: PolicySources;
  /** Inline scripts of ours, allowed by their text. */
  knownScripts: readonly string[];
  bodyLimits: BodyLimits;
  /** The folder whose links are answered here; null while files lie in a bucket. */
  files: LocalStorage | null;
  /** While this is true every page leads to /setup. */
  needsSetup?: () => Promise<boolean>;
  /** Whose X-Forwarded-For is believed. */
  isProxy: ProxyTest;
  log: WebLog;
  isStopping: () => boolean;
}

/** One request and its answer. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Path and query as they were sent. */
  address: string;
  path: string;
  /** The path holds a token: it is neither kept nor logged as it is. */
  isSecret: boolean;
  query: string;
  locale: string;
  /** The name under which the answer may be kept, or null. */
  key: string | null;
  requestId: string;
  readonly scriptMark: string;
  startedAt: number;
}
