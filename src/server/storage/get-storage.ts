import "server-only";
import { env } from "@/env/server";
import { processWide } from "@/server/cache/process-wide";
import { getLocalStorage } from "./get-local-storage";
import { S3Storage } from "./s3-storage";
import type { Storage } from "./storage";

/** The storage of this configuration: a bucket if one is named, else a folder. */
export function getStorage(): Storage {
  return processWide("storage", makeStorage);
}

function makeStorage(): Storage {
  if (env.S3_BUCKET) {
    return new S3Storage({
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      endpoint: env.S3_ENDPOINT,
      accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
    });
  }
  return getLocalStorage();
}
