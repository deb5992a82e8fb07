import "server-only";
import { env } from "@/env/server";

export interface ModelConfig {
  name: string;
  apiKey: string;
  /** Undefined for OpenAI's own. */
  baseUrl: string | undefined;
}

/** The model of this installation; null where no key is set, and drafting does without. */
export function modelOf(): ModelConfig | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL } = env;
  if (!apiKey) return null;
  return { name: OPENAI_MODEL ?? "gpt-5-mini", apiKey, baseUrl };
}
