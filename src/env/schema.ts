import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod";
import { readProxies } from "../lib/trusted-proxies";

/** Names that the environment may set; `npm test` starts from an environment without them. */
const absent = (value: unknown) => (value === "" || value === undefined ? undefined : value);
const text = z.preprocess(absent, z.string().optional());
const url = (protocols: readonly string[], example: string) =>
  text.refine((value) => value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol)), {
    error: `must be a URL such as ${example}`,
  });
const wholeNumber = (least: number, most: number, fallback: number) =>
  z.preprocess(
    absent,
    z.coerce
      .number({ error: `must be a whole number from ${least} to ${most}` })
      .int({ error: `must be a whole number from ${least} to ${most}` })
      .min(least, { error: `must be ${least} or more` })
      .max(most, { error: `must be ${most} or less` })
      .default(fallback),
  );
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z.preprocess(absent, z.enum(values, { error: `must be one of ${values.join(", ")}` }).default(fallback));
const flag = z.preprocess(
  absent,
  z
    .enum(["0", "1"], { error: "must be 0 or 1" })
    .transform((value) => value === "1")
    .optional(),
);
const web = ["http:", "https:"];
const GiB = 1024 ** 3;

const variables = z.object({
  DATA_DIR: z.preprocess(absent, z.string().default(".data")),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/lectern"),
  TEST_DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/postgres"),
  TEST_DATA: text,
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: z.preprocess(absent, z.string().default("127.0.0.1")),
  APP_URL: url(web, "https://learn.example.org"),
  TRUSTED_PROXIES: z.preprocess(
    absent,
    z
      .string()
      .default("loopback")
      .refine((value) => readProxies(value) !== null, {
        error:
          'must be a list of addresses and networks such as "loopback, 10.0.0.2, 192.168.0.0/16", or "private" or "none"',
      }),
  ),
  ROLE: oneOf(["all", "web", "jobs"], "all"),
  WEB_PROCESSES: wholeNumber(1, 64, 1),
  WEB_STANDBY: flag,
  AUTH_SECRET: text.refine((value) => value === undefined || value.length >= 32, {
    error: "must have at least 32 characters (to generate one: openssl rand -base64 33)",
  }),
  DEMO: flag,
  DEMO_PASSWORD: z.preprocess(
    absent,
    z.string().min(8, { error: "must have at least 8 characters" }).default("lectern-demo"),
  ),
  STORAGE_DIR: text,
  S3_ENDPOINT: url(web, "https://s3.example.org"),
  S3_REGION: z.preprocess(absent, z.string().default("us-east-1")),
  S3_BUCKET: text,
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example.org"),
  MAIL_FROM: text,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url(web, "https://api.openai.com/v1"),
  OPENAI_MODEL: text,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_BASE_URL: url(web, "https://inngest.example.org"),
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_GITHUB_ID: text,
  AUTH_GITHUB_SECRET: text,
  AUTH_OIDC_ISSUER: url(web, "https://id.example.org"),
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  LOG_LEVEL: z.preprocess(
    absent,
    z
      .enum(["trace", "debug", "info", "warn", "error", "silent"], {
        error: "must be one of trace, debug, info, warn, error, silent",
      })
      .optional(),
  ),
  MAX_FILE_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER, 2 * GiB),
  QUOTA_STANDARD_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER, 20 * GiB),
  QUOTA_TRUSTED_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER, 100 * GiB),
  QUOTA_PARTNER_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER, 500 * GiB),
  MAX_ARCHIVE_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER, 4 * GiB),
  MAX_ARCHIVE_ENTRIES: wholeNumber(1, 10_000_000, 20_000),
  MAX_ARCHIVE_RATIO: wholeNumber(2, 100_000, 200),
  LECTERN_UNDER_TEST: flag,
});

type Variables = z.infer<typeof variables>;
export const variableNames = Object.keys(variables.shape) as (keyof Variables)[];

export type Env = Omit<Variables, "LOG_LEVEL" | "DEMO" | "APP_URL" | "STORAGE_DIR" | "LECTERN_UNDER_TEST"> & {
  /** Without a slash at its end. */
  APP_URL: string;
  STORAGE_DIR: string;
  /** Demo accounts and content are offered: only while the site can be reached from this machine alone. */
  DEMO: boolean;
  LOG_LEVEL: NonNullable<Variables["LOG_LEVEL"]>;
  LECTERN_UNDER_TEST: boolean;
  /** Set by the commands, not by people: built pages rather than hot reload. */
  isProduction: boolean;
  /** Set by the commands, not by people: where the built pages lie. */
  buildFolder: string;
  /** True if only this machine can reach HOST. */
  isLoopback: boolean;
};

/** Thrown with one line for each bad value. */
export class EnvError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration isn't valid:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "EnvError";
  }
}

export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

function defaultAppUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

type Source = Readonly<Record<string, string | undefined>>;

/** Names that only mean something together: all of them, or none. */
const together: readonly (readonly (keyof Variables)[])[] = [
  ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
  ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
];

/** A bad value counts as set: what it should have been is not known. */
function findContradictions(source: Source, { HOST, ROLE }: Pick<Variables, "HOST" | "ROLE">): string[] {
  const problems: string[] = [];
  const isSet = (name: keyof Variables) => absent(source[name]) !== undefined;
  for (const names of together) {
    const missing = names.filter((name) => !isSet(name));
    if (missing.length > 0 && missing.length < names.length) {
      const present = names.filter(isSet);
      problems.push(`${present.join(", ")} is set without ${missing.join(", ")}: set all of them or none`);
    }
  }
  if (isSet("S3_ENDPOINT") && !isSet("S3_BUCKET")) problems.push("S3_ENDPOINT is set without S3_BUCKET");
  if (isSet("INNGEST_BASE_URL") && !isSet("INNGEST_EVENT_KEY")) {
    problems.push("INNGEST_BASE_URL is set without INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY");
  }
  if (isSet("SMTP_URL") && !isSet("MAIL_FROM"))
    problems.push("SMTP_URL is set without MAIL_FROM, the sender address of every email");
  if (ROLE !== "all" && !isSet("DATABASE_URL")) {
    problems.push(`ROLE=${ROLE} needs DATABASE_URL: the embedded database works only with ROLE=all`);
  }
  if (!isLoopbackHost(HOST) && !isSet("AUTH_SECRET")) {
    problems.push(`AUTH_SECRET must be set while HOST is ${HOST} (to generate one: openssl rand -base64 33)`);
  }
  return problems;
}

function findBadValues(source: Source, { issues }: z.ZodError): string[] {
  return issues.map(({ path, message }) => {
    const name = String(path[0]);
    // A secret, or a URL that may hold a password, never reaches a terminal or a log.
    return /SECRET|KEY|PASSWORD|URL/.test(name) ? `${name} ${message}` : `${name} ${message}; it is "${source[name]}"`;
  });
}

/** What the contradictions depend on, of an environment that has bad values as well. */
const contradicting = z.object({ HOST: variables.shape.HOST, ROLE: variables.shape.ROLE.catch("all") });

/** Reads a whole environment, or throws EnvError naming everything that is wrong with it. Relative paths start at `cwd`. */
export function parseEnv(source: Source, cwd = process.cwd()): Env {
  const parsed = variables.safeParse(source);
  const problems = [
    ...(parsed.success ? [] : findBadValues(source, parsed.error)),
    ...findContradictions(source, contradicting.parse(source)),
  ];
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  const values = parsed.data;
  const isLoopback = isLoopbackHost(values.HOST);
  const dataDir = resolve(cwd, values.DATA_DIR);
  return {
    ...values,
    DATA_DIR: dataDir,
    STORAGE_DIR: values.STORAGE_DIR ? resolve(cwd, values.STORAGE_DIR) : resolve(dataDir, "files"),
    APP_URL: (values.APP_URL ?? defaultAppUrl(values.HOST, values.PORT)).replace(/\/+$/, ""),
    DEMO: isLoopback && values.DEMO !== false,
    LECTERN_UNDER_TEST: values.LECTERN_UNDER_TEST === true,
    // On a person's own machine the terminal belongs to the person; elsewhere someone collects the lines.
    LOG_LEVEL: values.LOG_LEVEL ?? (isLoopback ? "warn" : "info"),
    isProduction: source.NODE_ENV === "production",
    buildFolder: source.NEXT_DIST_DIR || ".next",
    isLoopback,
  };
}
