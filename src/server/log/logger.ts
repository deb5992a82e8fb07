import "server-only";
import pino from "pino";
import { env } from "@/env/server";

/** Structured lines on standard output. Names that hold secrets are never written. */
export const logger = pino({
  level: env.LOG_LEVEL,
  redact: {
    paths: [
      "password",
      "*.password",
      "token",
      "*.token",
      "*.passwordHash",
      "req.headers.cookie",
      "req.headers.authorization",
      "headers.cookie",
    ],
    censor: "[removed]",
  },
});
