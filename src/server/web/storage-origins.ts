import "server-only";

/** Origins from which a browser reads stored files directly; none while they lie on this machine's disk. */
export function findStorageOrigins(config: { S3_ENDPOINT?: string; S3_BUCKET?: string; S3_REGION: string }): string[] {
  if (!config.S3_BUCKET) return [];
  if (config.S3_ENDPOINT) return [new URL(config.S3_ENDPOINT).origin];
  return [`https://${config.S3_BUCKET}.s3.${config.S3_REGION}.amazonaws.com`];
}
