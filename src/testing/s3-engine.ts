import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { S3Options } from "@/server/storage/s3-storage";

export const howToGetS3 =
  "set S3_TEST_ENDPOINT (with S3_TEST_ACCESS_KEY_ID and S3_TEST_SECRET_ACCESS_KEY), or put versitygw on the PATH: " +
  "go install github.com/versity/versitygw/cmd/versitygw@v1.7.0";

export interface S3Engine {
  options: S3Options;
  stop(): Promise<void>;
}

/** A real S3 server for tests: the one that S3_TEST_ENDPOINT names, else a versitygw of this machine, else null. */
export async function startS3Engine(): Promise<S3Engine | null> {
  const endpoint = process.env.S3_TEST_ENDPOINT;
  const bucket = `lectern-test-${process.pid}-${Date.now()}`;
  if (endpoint) {
    const options = {
      endpoint,
      bucket,
      region: "us-east-1",
      accessKeyId: process.env.S3_TEST_ACCESS_KEY_ID ?? "",
      secretAccessKey: process.env.S3_TEST_SECRET_ACCESS_KEY ?? "",
    };
    await createBucket(options);
    return { options, stop: async () => undefined };
  }
  const program = findVersityGateway();
  return program ? startVersityGateway(program, bucket) : null;
}

/** True if startS3Engine would return a server; quick, so that a skip can be told before anything is started. */
export function canStartS3Engine(): boolean {
  return Boolean(process.env.S3_TEST_ENDPOINT) || findVersityGateway() !== null;
}

function findVersityGateway(): string | null {
  const goPath = process.env.GOPATH ?? join(homedir(), "go");
  const folders = [...(process.env.PATH ?? "").split(delimiter), process.env.GOBIN ?? "", join(goPath, "bin")];
  const found = folders.map((folder) => join(folder, "versitygw")).find((file) => existsSync(file));
  return found && spawnSync(found, ["--version"]).status === 0 ? found : null;
}

async function startVersityGateway(program: string, bucket: string): Promise<S3Engine> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-s3-"));
  const port = await findFreePort();
  const options = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: "us-east-1",
    accessKeyId: "lectern-test",
    secretAccessKey: "lectern-test-secret",
  };
  const [data, metadata] = [join(folder, "data"), join(folder, "metadata")];
  for (const part of [data, metadata]) mkdirSync(part);
  const { accessKeyId, secretAccessKey } = options;
  const serving = ["--port", `127.0.0.1:${port}`, "--access", accessKeyId, "--secret", secretAccessKey, "--quiet"];
  // Its facts about objects go beside them, since not every file system has attributes for them.
  const child = spawn(program, [...serving, "posix", "--sidecar", metadata, data], { stdio: "ignore" });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(() => createBucket(options));
  } catch (error) {
    await stop();
    throw error;
  }
  return { options, stop };
}

async function createBucket({ bucket, accessKeyId, secretAccessKey, ...options }: S3Options): Promise<void> {
  const client = new S3Client({
    ...options,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}

async function waitUntil(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 600) throw error;
      await pause(50);
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
