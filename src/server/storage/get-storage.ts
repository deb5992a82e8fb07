import "server-only";
import { env } from "@/env/server";
import { processWide } from "@/server/cache/process-wide";
import { getLocalStorage } from "./get-local-storage";
import { LaterStorage } from "./later-storage";
import type { Storage } from "./storage";

/** The storage of this configuration: a bucket if one is named, else a folder. */
export function getStorage(): Storage {
  return processWide("storage", makeStorage);
}

function makeStorage(): Storage {
  const { S3_BUCKET: bucket } = env;
  return bucket ? new LaterStorage(() => openBucket(bucket)) : getLocalStorage();
}

async function openBucket(bucket: string): Promise<Storage> {
  const { S3Storage } = await import("./s3-storage");
  return new S3Storage({
    bucket,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
  });
}
