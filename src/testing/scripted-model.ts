import { LLMock } from "@copilotkit/aimock";

/** What a model is asked, as far as a script wants to know. */
export interface Asked {
  /** The fields of an item of the answer: they tell the stage. */
  fields: string[];
  passages: { mark: string; where: string; text: string }[];
  /** All words of the request. */
  words: string;
  /** How many requests came before. */
  count: number;
}

/** How a script answers: items, any text in their place, or a failure. `pace` is a name of `paces`. */
export type Reply =
  | { items: unknown[]; pace?: string }
  | { text: string; pace?: string; finishReason?: string }
  | { failure: { status: number; message?: string; code?: string; retryAfter?: number } };

export interface Pace {
  /** Milliseconds until the first word, and between two. */
  latency?: number;
  /** Characters a word. */
  chunkSize?: number;
  /** The connection is cut after so many words. */
  truncateAfterChunks?: number;
}

export interface ScriptedModel {
  baseUrl: string;
  /** All requests so far. */
  asked: Asked[];
  stop: () => Promise<void>;
}

/** A model server on this machine that answers by a script, over real HTTP and streamed. */
export async function startScriptedModel(
  script: (asked: Asked) => Reply,
  { port = 0, paces = {} }: { port?: number; paces?: Record<string, Pace> } = {},
): Promise<ScriptedModel> {
  const mock = new LLMock({ port, host: "127.0.0.1" });
  const asked: Asked[] = [];
  const replies = new WeakMap<object, Reply>();
  const replyTo = (request: object): Reply => {
    const known = replies.get(request);
    if (known) return known;
    const question = { ...readQuestion(request), count: asked.length };
    asked.push(question);
    const reply = script(question);
    replies.set(request, reply);
    return reply;
  };
  const paceOf = (reply: Reply) => ("pace" in reply ? (reply.pace ?? "") : "");
  for (const [name, pace] of Object.entries({ "": {}, ...paces }))
    mock.on({ predicate: (request) => paceOf(replyTo(request)) === name }, (request) => bodyOf(replyTo(request)), {
      chunkSize: 12,
      ...pace,
    });
  await mock.start();
  return { baseUrl: `${mock.url}/v1`, asked, stop: () => mock.stop() };
}

function bodyOf(reply: Reply) {
  if ("failure" in reply) {
    const { status, message = "scripted", code, retryAfter } = reply.failure;
    return { error: { message, ...(code && { code }) }, status, ...(retryAfter && { retryAfter }) };
  }
  if ("items" in reply) return { content: JSON.stringify({ items: reply.items }) };
  return { content: reply.text, ...(reply.finishReason && { finishReason: reply.finishReason }) };
}

interface Sent {
  messages: readonly { content?: unknown }[];
  response_format?: { json_schema?: { schema?: { properties?: { items?: { items?: { properties?: object } } } } } };
}

function readQuestion(request: unknown): Omit<Asked, "count"> {
  const { messages, response_format } = request as Sent;
  const words = messages.map(({ content }) => (typeof content === "string" ? content : "")).join("\n");
  const passages = words.split("\n").flatMap((line) => {
    if (!line.startsWith('{"mark":')) return [];
    return [JSON.parse(line) as Asked["passages"][number]];
  });
  const properties = response_format?.json_schema?.schema?.properties?.items?.items?.properties ?? {};
  return { fields: Object.keys(properties), passages, words };
}
