import "server-only";
import type { Readable } from "node:stream";
import { Readable as NodeReadable } from "node:stream";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { measureBytes } from "./measure-bytes";
import { S3Uploads } from "./s3-uploads";
import { decideServing } from "./serving-rules";
import { linkWindow } from "./signed-links";
import type { ByteRange, LinkOptions, ObjectFacts, Storage, StoredBytes } from "./storage";
import { assertStorageKey } from "./storage-key";

export interface S3Options {
  bucket: string;
  region: string;
  /** Of a compatible server; absent for AWS itself. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
}

const PART_BYTES = 8 * 1024 * 1024;

/** Files in a bucket. Browsers read and upload there directly, through links that expire. */
export class S3Storage implements Storage {
  readonly uploads: S3Uploads;
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(options: S3Options) {
    this.#bucket = options.bucket;
    this.#client = new S3Client({
      region: options.region,
      endpoint: options.endpoint,
      forcePathStyle: options.endpoint !== undefined,
      credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
      // By default the client signs the checksum of an empty body into a link for uploading, which strict servers
      // refuse, and sends checksum trailers that many compatible servers do not know.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 3,
    });
    this.uploads = new S3Uploads(this.#client, this.#bucket);
  }

  async put(
    key: string,
    body: Readable | Uint8Array,
    { mimeType, maxBytes }: { mimeType: string; maxBytes: number },
  ): Promise<StoredBytes> {
    assertStorageKey(key);
    const { through, result } = measureBytes(maxBytes);
    const source = body instanceof Uint8Array ? NodeReadable.from([Buffer.from(body)]) : body;
    source.on("error", (error) => through.destroy(error));
    source.pipe(through);
    const upload = new Upload({
      client: this.#client,
      params: { Bucket: this.#bucket, Key: key, Body: through, ContentType: mimeType },
      partSize: PART_BYTES,
      queueSize: 2,
    });
    try {
      await upload.done();
    } catch (error) {
      source.destroy();
      throw error;
    }
    return result();
  }

  async open(key: string, range?: ByteRange): Promise<{ stream: Readable; sizeBytes: number } | null> {
    assertStorageKey(key);
    const wanted = range && `bytes=${range.start}-${range.end}`;
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range: wanted }));
      const total = answer.ContentRange?.split("/")[1];
      const sizeBytes = total === undefined ? (answer.ContentLength ?? 0) : Number(total);
      return { stream: answer.Body as Readable, sizeBytes };
    } catch (error) {
      if (isMissing(error)) return null;
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) {
        throw new RangeError("the range begins behind the end", { cause: error });
      }
      throw error;
    }
  }

  async head(key: string): Promise<ObjectFacts | null> {
    assertStorageKey(key);
    try {
      const answer = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return { sizeBytes: answer.ContentLength ?? 0, modifiedAt: answer.LastModified ?? new Date(0) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) assertStorageKey(key);
    for (let at = 0; at < keys.length; at += 1_000) {
      const Objects = keys.slice(at, at + 1_000).map((Key) => ({ Key }));
      const answer = await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
      );
      const failed = answer.Errors?.find(({ Code }) => Code !== "NoSuchKey");
      if (failed) throw new Error(`${failed.Key} could not be deleted: ${failed.Message}`);
    }
  }

  async link(key: string, options: LinkOptions): Promise<string> {
    assertStorageKey(key);
    const serving = decideServing(options);
    const { start, expires } = linkWindow(new Date(), options.lifetimeSeconds);
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: serving.contentType,
      // A bucket sends no policy of ours: a drawing that is opened automatically must not run there either.
      ResponseContentDisposition:
        options.mimeType === "image/svg+xml"
          ? serving.contentDisposition.replace(/^inline/, "attachment")
          : serving.contentDisposition,
    });
    return getSignedUrl(this.#client, command, { expiresIn: expires - start, signingDate: new Date(start * 1000) });
  }

  async *list(prefix: string): AsyncIterable<ObjectFacts & { key: string }> {
    let token: string | undefined;
    do {
      const answer = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key, Size, LastModified } of answer.Contents ?? []) {
        if (Key) yield { key: Key, sizeBytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
      }
      token = answer.NextContinuationToken;
    } while (token);
  }

  /** A bucket keeps nothing of a put that was cut off but the parts of a multipart upload, which `uploads` lists. */
  async dropHalfWritten(): Promise<number> {
    return 0;
  }

  async check(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
