import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "@/env/server";
import { strikeSecrets, strikeText } from "./strike-secrets";

/** As pino writes errors, with what libraries hang on them (requests, headers) looked through as well. */
const serializeError = (error: unknown): unknown =>
  error instanceof Error ? strikeSecrets({ ...pino.stdSerializers.err(error) }) : strikeSecrets(error);

/** Structured lines in which names and addresses that hold secrets are struck out. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    formatters: { log: (facts: Record<string, unknown>) => strikeSecrets(facts) as Record<string, unknown> },
    serializers: { err: serializeError, error: serializeError },
    hooks: {
      logMethod(args: Parameters<pino.LogFn>, method: pino.LogFn) {
        const said = args.map((part: unknown) => (typeof part === "string" ? strikeText(part) : part));
        return method.apply(this, said as Parameters<pino.LogFn>);
      },
    },
  } satisfies pino.LoggerOptions;
  return destination ? pino(options, destination) : pino(options);
}

/** To standard output. */
export const logger = makeLogger(env.LOG_LEVEL);
