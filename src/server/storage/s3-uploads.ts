import "server-only";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { AppError } from "@/lib/app-error";
import type { ArrivedPart, MultipartUploads, PartRequest, PartWish } from "./storage";
import { assertStorageKey } from "./storage-key";

const CHECKSUM_HEADER = "x-amz-checksum-sha256";

/** Uploads in pieces that go from the browser to the bucket, on presigned links that name the hash of their piece. */
export class S3Uploads implements MultipartUploads {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  async begin(key: string, { mimeType, isHashed }: { mimeType: string; isHashed: boolean }) {
    assertStorageKey(key);
    const answer = await this.client.send(
      new CreateMultipartUploadCommand({
        Bucket: this.bucket,
        Key: key,
        ContentType: mimeType,
        ChecksumAlgorithm: isHashed ? "SHA256" : undefined,
      }),
    );
    if (!answer.UploadId) throw new Error("the storage began no upload");
    return { uploadId: answer.UploadId };
  }

  async partRequest(key: string, uploadId: string, part: PartWish, lifetimeSeconds: number): Promise<PartRequest> {
    assertStorageKey(key);
    const checksum = part.sha256 === null ? undefined : Buffer.from(part.sha256, "hex").toString("base64");
    const command = new UploadPartCommand({
      Bucket: this.bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: part.partNumber,
      ChecksumSHA256: checksum,
    });
    const url = await getSignedUrl(this.client, command, {
      expiresIn: lifetimeSeconds,
      // As a header it is compared with the bytes; moved into the address some servers pass over it.
      unhoistableHeaders: new Set([CHECKSUM_HEADER]),
    });
    return { url, headers: checksum === undefined ? {} : { [CHECKSUM_HEADER]: checksum } };
  }

  async parts(key: string, uploadId: string): Promise<ArrivedPart[]> {
    const found: ArrivedPart[] = [];
    let marker: string | undefined;
    do {
      const answer = await this.client
        .send(new ListPartsCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId, PartNumberMarker: marker }))
        .catch(asNoUpload);
      for (const { PartNumber, ETag, Size, ChecksumSHA256 } of answer.Parts ?? []) {
        if (PartNumber && ETag)
          found.push({ partNumber: PartNumber, etag: ETag, sizeBytes: Size ?? 0, checksum: ChecksumSHA256 });
      }
      marker = answer.IsTruncated ? answer.NextPartNumberMarker : undefined;
    } while (marker);
    return found;
  }

  async complete(key: string, uploadId: string, parts: readonly ArrivedPart[]): Promise<void> {
    const Parts = parts.map(({ partNumber, etag, checksum }) => ({
      PartNumber: partNumber,
      ETag: etag,
      ChecksumSHA256: checksum,
    }));
    await this.client
      .send(
        new CompleteMultipartUploadCommand({
          Bucket: this.bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: { Parts },
        }),
      )
      .catch(asNoUpload);
  }

  async abort(key: string, uploadId: string): Promise<void> {
    try {
      await this.client.send(new AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId }));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async *list(): AsyncIterable<{ key: string; uploadId: string; startedAt: Date }> {
    let from: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
    while (from) {
      const answer: Awaited<ReturnType<typeof this.listOnce>> = await this.listOnce(from);
      for (const { Key, UploadId, Initiated } of answer.Uploads ?? []) {
        if (Key && UploadId) yield { key: Key, uploadId: UploadId, startedAt: Initiated ?? new Date() };
      }
      from = answer.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : null;
    }
  }

  private listOnce(from: { KeyMarker?: string; UploadIdMarker?: string }) {
    return this.client.send(new ListMultipartUploadsCommand({ Bucket: this.bucket, ...from }));
  }
}

function asNoUpload(error: unknown): never {
  if (isMissing(error)) throw new AppError("NOT_FOUND", "storage.no_upload");
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
