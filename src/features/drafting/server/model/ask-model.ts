import "server-only";
import OpenAI from "openai";
import type { ChatCompletionChunk, ChatCompletionMessageParam } from "openai/resources/chat/completions";
import { ItemReader } from "./item-reader";
import type { ModelConfig } from "./model-config";
import { ModelProblem } from "./model-problem";
import { estimateTokens } from "./tokens";

export interface Question {
  messages: ChatCompletionMessageParam[];
  /** Of one item, as JSON Schema. */
  itemSchema: Record<string, unknown>;
  mostTokens: number;
}

export interface Listening {
  /** Ends the request; it then throws `stopped`. */
  signal: AbortSignal;
  /** An item is whole. Awaited before the next. */
  onItem: (item: unknown, index: number) => void | Promise<void>;
  onPartial: (partial: { index: number; value: unknown }) => void;
}

export interface ModelAnswer {
  items: unknown[];
  inputTokens: number;
  outputTokens: number;
  /** It came to the most that may be written; the items are those that were whole by then. */
  isCut: boolean;
}

/** Milliseconds until the first word, between two words, and in all. */
const patience = { first: 60_000, next: 45_000, whole: 240_000 };

/**
 * One request for `{"items": [...]}`, streamed. Nothing is tried twice here: whoever asks writes each request down.
 * @throws ModelProblem
 */
export async function askModel(config: ModelConfig, question: Question, listening: Listening): Promise<ModelAnswer> {
  const client = new OpenAI({
    apiKey: config.apiKey,
    ...(config.baseUrl && { baseURL: config.baseUrl }),
    maxRetries: 0,
    timeout: patience.whole,
  });
  const clock = new Patience(listening.signal);
  const heard: Heard = { items: [], text: "", finish: null, refusal: "", usage: null };
  try {
    const stream = await client.chat.completions.create(bodyOf(config, question), { signal: clock.signal });
    await hear(stream, heard, listening, clock);
  } catch (error) {
    throw problemOf(error, clock, listening.signal, spentOf(question, heard));
  } finally {
    clock.stop();
  }
  const spent = spentOf(question, heard);
  // The client ends a stream that was aborted as if it had come to its end.
  if (listening.signal.aborted) throw new ModelProblem("stopped", spent);
  if (clock.isOver) throw new ModelProblem("timeout", spent);
  if (heard.refusal !== "" || heard.finish === "content_filter")
    throw new ModelProblem("refused", { ...spent, detail: heard.refusal.slice(0, 300) });
  // A stream that ends without saying so was cut on the way.
  if (heard.finish === null) throw new ModelProblem("unavailable", { ...spent, detail: "the answer was cut off" });
  if (heard.items.length === 0 || heard.items.includes(undefined))
    throw new ModelProblem("invalid_answer", { ...spent, detail: heard.text.slice(0, 300) });
  return { items: heard.items, isCut: heard.finish === "length", ...spent };
}

interface Heard {
  items: unknown[];
  text: string;
  finish: string | null;
  refusal: string;
  usage: { inputTokens: number; outputTokens: number } | null;
}

async function hear(
  stream: AsyncIterable<ChatCompletionChunk>,
  heard: Heard,
  { onItem, onPartial }: Listening,
  clock: Patience,
): Promise<void> {
  const reader = new ItemReader();
  for await (const { choices, usage } of stream) {
    clock.heard();
    if (usage) heard.usage = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    const [choice] = choices;
    if (!choice) continue;
    heard.finish = choice.finish_reason ?? heard.finish;
    heard.refusal += choice.delta.refusal ?? "";
    const { content } = choice.delta;
    if (!content) continue;
    heard.text += content;
    for (const item of reader.push(content)) {
      heard.items.push(item);
      await onItem(item, heard.items.length - 1);
    }
    const partial = reader.partial();
    if (partial) onPartial(partial);
  }
}

function bodyOf({ name, baseUrl }: ModelConfig, { messages, itemSchema, mostTokens }: Question) {
  const schema = {
    type: "object",
    properties: { items: { type: "array", items: itemSchema } },
    required: ["items"],
    additionalProperties: false,
  };
  return {
    model: name,
    messages,
    stream: true as const,
    stream_options: { include_usage: true },
    response_format: { type: "json_schema" as const, json_schema: { name: "suggestions", strict: true, schema } },
    // OpenAI's newer models refuse the older name, many compatible servers know no other.
    ...(baseUrl === undefined ? { max_completion_tokens: mostTokens } : { max_tokens: mostTokens }),
  };
}

/** What it cost: as the server counted, else as the words that came. */
function spentOf({ messages }: Question, { usage, text }: Heard) {
  return usage ?? { inputTokens: tokensOf(messages), outputTokens: estimateTokens(text) };
}

export const tokensOf = (messages: readonly ChatCompletionMessageParam[]): number =>
  messages.reduce((sum, { content }) => sum + estimateTokens(typeof content === "string" ? content : ""), 0);

/** Aborts a request when whoever asked has had enough, or when nothing has come for too long. */
class Patience {
  private readonly controller = new AbortController();
  private readonly whole: NodeJS.Timeout;
  private next: NodeJS.Timeout;
  private readonly onStop = () => this.controller.abort();
  isOver = false;

  constructor(private readonly asker: AbortSignal) {
    this.whole = setTimeout(() => this.end(), patience.whole);
    this.next = setTimeout(() => this.end(), patience.first);
    if (asker.aborted) this.onStop();
    asker.addEventListener("abort", this.onStop);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.end(), patience.next);
  }

  stop(): void {
    clearTimeout(this.whole);
    clearTimeout(this.next);
    this.asker.removeEventListener("abort", this.onStop);
  }

  private end(): void {
    this.isOver = true;
    this.controller.abort();
  }
}

function problemOf(
  error: unknown,
  clock: Patience,
  asker: AbortSignal,
  spent: { inputTokens: number; outputTokens: number },
): unknown {
  if (error instanceof ModelProblem) return error;
  if (asker.aborted) return new ModelProblem("stopped", spent);
  if (clock.isOver || error instanceof OpenAI.APIConnectionTimeoutError) return new ModelProblem("timeout", spent);
  const detail = (error as Error).message.slice(0, 300);
  if (error instanceof OpenAI.APIError && error.status !== undefined) return refusalOf(error, detail);
  // A connection that is cut within a stream comes as a plain TypeError of fetch.
  if (error instanceof OpenAI.APIConnectionError || error instanceof TypeError || error instanceof OpenAI.OpenAIError)
    return new ModelProblem("unavailable", { ...spent, detail });
  return error;
}

/** A request that the server turned down: nothing was read, nothing is charged. */
function refusalOf(error: InstanceType<typeof OpenAI.APIError>, detail: string): ModelProblem {
  const status = error.status ?? 500;
  if (status === 401 || status === 403) return new ModelProblem("unauthorized", { detail });
  if (status === 429 && error.code !== "insufficient_quota")
    return new ModelProblem("rate_limited", { detail, ...retryAfterOf(error) });
  if (status === 429) return new ModelProblem("unauthorized", { detail });
  if (error.code === "context_length_exceeded" || /context length|maximum context|too many tokens/i.test(detail))
    return new ModelProblem("context_too_long", { detail });
  if (status === 408 || status >= 500) return new ModelProblem("unavailable", { detail, ...retryAfterOf(error) });
  return new ModelProblem("refused", { detail });
}

function retryAfterOf({ headers }: InstanceType<typeof OpenAI.APIError>): { retryAfterMs?: number } {
  const milliseconds = Number(headers?.get("retry-after-ms"));
  if (milliseconds > 0) return { retryAfterMs: milliseconds };
  const value = headers?.get("retry-after");
  if (!value) return {};
  const ms = Number.isNaN(Number(value)) ? Date.parse(value) - Date.now() : Number(value) * 1000;
  return ms > 0 ? { retryAfterMs: ms } : {};
}
