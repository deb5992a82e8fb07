import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvError, parseEnv, variableNames } from "./schema";

const problemsOf = (source: Record<string, string>): readonly string[] => {
  try {
    parseEnv(source, "/site");
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
};

describe("an empty environment", () => {
  test("gives a site for this machine alone, with demo content and embedded services", () => {
    expect(parseEnv({}, "/site")).toMatchObject({
      DATA_DIR: "/site/.data",
      STORAGE_DIR: "/site/.data/files",
      PORT: 3000,
      HOST: "127.0.0.1",
      APP_URL: "http://127.0.0.1:3000",
      ROLE: "all",
      DEMO: true,
    });
  });

  test("is what empty values mean too", () => {
    expect(parseEnv({ DATABASE_URL: "", PORT: "", S3_BUCKET: "", DEMO: "" }, "/site")).toEqual(parseEnv({}, "/site"));
  });
});

describe("a bad value", () => {
  test.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ TRUSTED_PROXIES: "loopback, proxy" }, "TRUSTED_PROXIES must be a list of addresses and networks"],
    [{ ROLE: "worker", DATABASE_URL: "postgresql://h/d" }, "ROLE must be one of all, web, jobs"],
    [{ DATABASE_URL: "mysql://h/d" }, "DATABASE_URL must be a URL such as postgresql://"],
    [{ APP_URL: "learn.example.org" }, "APP_URL must be a URL"],
    [{ DEMO: "yes" }, "DEMO must be 0 or 1"],
    [{ WEB_PROCESSES: "0" }, "WEB_PROCESSES must be 1 or more"],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters"],
    [{ INNGEST_EVENT_KEY: "k" }, "INNGEST_EVENT_KEY is set without INNGEST_SIGNING_KEY"],
    [{ INNGEST_SIGNING_KEY: "k" }, "INNGEST_SIGNING_KEY is set without INNGEST_EVENT_KEY"],
    [{ S3_BUCKET: "b" }, "S3_BUCKET is set without S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY"],
    [{ ROLE: "web" }, "ROLE=web needs DATABASE_URL"],
    [{ HOST: "0.0.0.0" }, "AUTH_SECRET must be set while HOST is 0.0.0.0"],
    [{ SMTP_URL: "smtp://h" }, "SMTP_URL is set without MAIL_FROM"],
  ])("%o is named with its fix", (source, words) => {
    expect(problemsOf(source as Record<string, string>).join("\n")).toContain(words);
  });

  test("is reported together with every other one", () => {
    expect(problemsOf({ PORT: "x", DEMO: "2", LOG_LEVEL: "loud" })).toHaveLength(3);
  });

  test("is reported together with what contradicts itself, and counts as set", () => {
    const problems = problemsOf({
      PORT: "abc",
      AUTH_GOOGLE_ID: "a",
      HOST: "0.0.0.0",
      AUTH_SECRET: "short",
      ROLE: "worker",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "ROLE", "AUTH_SECRET", "AUTH_GOOGLE_ID"]);
  });

  test("of the host or the role hides no contradiction of the others", () => {
    expect(problemsOf({ ROLE: "worker", SMTP_URL: "smtp://h", DATABASE_URL: "mysql://h/d" })).toHaveLength(3);
    expect(problemsOf({ ROLE: "web", PORT: "x" })).toHaveLength(2);
  });

  test("is never repeated where it may be a secret", () => {
    expect(problemsOf({ AUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
  });
});

describe("a site that others can reach", () => {
  const secret = "0123456789abcdef0123456789abcdef";

  test("never offers demo accounts", () => {
    expect(parseEnv({ HOST: "0.0.0.0", AUTH_SECRET: secret, DEMO: "1" }).DEMO).toBe(false);
  });

  test("is addressed by APP_URL, without a slash at its end", () => {
    const env = parseEnv({ HOST: "0.0.0.0", AUTH_SECRET: secret, APP_URL: "https://learn.example.org/" });
    expect(env.APP_URL).toBe("https://learn.example.org");
  });
});

test(".env.example names every variable, and only those", () => {
  const example = readFileSync(".env.example", "utf8");
  const named = [...example.matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(variableNames.toSorted());
});
