import "server-only";
import { processWide } from "./process-wide";

/** A mutation of the router as it came over HTTP. */
export interface DirectCall {
  /** As in the address: "assessment.saveAnswer". */
  procedure: string;
  /** As it was sent. */
  body: string;
  header: (name: string) => string | null;
}

export interface DirectAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
}

/** Answers a call exactly as the route of the router would. */
export type AnswerCall = (call: DirectCall) => Promise<DirectAnswer>;

/** The router's module enters itself when it is first loaded: until then, the route answers. */
const known = processWide("direct-calls", () => new Map<string, AnswerCall>());

/** Calls that come so often that the way through Next would cost more than what they do. */
export function registerDirectCalls(procedures: readonly string[], answer: AnswerCall): void {
  for (const procedure of procedures) known.set(procedure, answer);
}

export const findDirectCall = (procedure: string): AnswerCall | undefined => known.get(procedure);
