import "server-only";
import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { AppError } from "@/lib/app-error";
import type { StoredBytes } from "./storage";

/** Passes bytes on, counting and hashing them; fails above `maxBytes` with "storage.too_large". */
export function measureBytes(maxBytes: number): { through: Transform; result: () => StoredBytes } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) return done(new AppError("RULE_BROKEN", "storage.too_large", { maxBytes }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, result: () => ({ sizeBytes, sha256: hash.digest("hex") }) };
}
