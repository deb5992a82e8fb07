import { EnvError } from "@/env/schema";
import { env } from "@/env/server";
import { DatabaseSetupError } from "@/server/db/postgres-launcher";
import { CommandError } from "./command-error";

interface SystemFailure {
  code: string;
  path?: string;
  address?: string;
  port?: number;
  hostname?: string;
  message: string;
}

/** The failure of the system or the database in it; one address may have been tried in several ways. */
function systemFailureOf(error: unknown): SystemFailure | null {
  if (error instanceof AggregateError) return systemFailureOf(error.errors[0]);
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error as Error & SystemFailure;
  return systemFailureOf(error.cause);
}

const mendDatabase = "Check DATABASE_URL, or unset it to use the embedded database.";

/** What the person can do about a failure of the system, by its code; Postgres' codes have five characters. */
function mendOf({ code, path, address, hostname, port, message }: SystemFailure): string | null {
  const place = path ?? `the data folder ${env.DATA_DIR}`;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "53100":
      return `The disk is full (${place}). Free up space and run this again. Nothing was saved halfway.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `This user can't read or write ${place}. Give the user permission, or set DATA_DIR to another folder.`;
    case "ENOTDIR":
    case "EEXIST":
      return path === undefined
        ? null
        : `${path} is in the way: a folder is needed there. Move it, or set DATA_DIR to another folder.`;
    case "ECONNREFUSED":
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
      return `Nothing answers at ${address ?? "the host"}, port ${port ?? "unknown"}. ${mendDatabase}`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host ${hostname ?? "name"} wasn't found. ${mendDatabase}`;
    case "28P01":
    case "28000":
    case "3D000":
      return `The database refused the connection: ${message}. ${mendDatabase}`;
    case "53300":
      return `The database has no free connections: ${message}. Raise its max_connections, or stop something else that uses it.`;
    case "42501":
      return `The database user doesn't have permission: ${message}. Make it the owner of the database.`;
    default:
      return null;
  }
}

/** One line, or one for each bad setting, on a failure that the person at the terminal can fix; null for a bug of ours. */
export function explainFailure(error: unknown): string | null {
  if (error instanceof CommandError || error instanceof EnvError || error instanceof DatabaseSetupError)
    return error.message;
  const failure = systemFailureOf(error);
  return failure === null ? null : mendOf(failure);
}
