import "server-only";
import { createHash } from "node:crypto";
import type { Deps } from "@/server/trpc/context";

/** Who downloads something that is counted once a person and day: of someone without an account nothing that lasts longer. */
export function visitorOf({ actor, ip, userAgent }: Pick<Deps, "actor" | "ip" | "userAgent">, day: string): string {
  if (actor.kind === "person") return actor.id;
  return createHash("sha256").update(`${day} ${ip} ${userAgent}`).digest("base64url");
}
