import "server-only";
import * as z from "zod";
import { SourceFailure, sourceKinds } from "@/features/drafting/schema";
import { ProcessingState } from "@/generated/prisma/enums";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";

/** What is kept of a source beside its spans. */
export const SourceMetadata = z.object({
  pages: z.number().nullable().catch(null),
  characters: z.number().catch(0),
  spans: z.number().catch(0),
  /** Which spans are headings, and of which level. */
  headings: z.array(z.object({ position: z.number(), level: z.number() })).catch([]),
  /** Which spans are entries of lists, code, or nothing but links and images. */
  items: z.array(z.number()).catch([]),
  code: z.array(z.number()).catch([]),
  links: z.array(z.number()).catch([]),
  progress: z.object({ done: z.number(), total: z.number() }).nullable().catch(null),
});
export type SourceMetadata = z.infer<typeof SourceMetadata>;

/** A source as the brief's page lists it. */
export interface DraftSourceView {
  id: string;
  title: string;
  kind: z.infer<typeof Kind>;
  state: "PENDING" | "PROCESSING" | "READY" | "FAILED";
  failure: SourceFailure | null;
  pages: number | null;
  characters: number;
  spans: number;
  progress: { done: number; total: number } | null;
}

const Kind = z.enum(sourceKinds).nullable().catch(null);

export const SourceRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  state: z.enum(ProcessingState),
  error: json(),
  metadata: json(),
}));
export type SourceRow = RowOf<typeof SourceRow>;

export function sourceViewOf({ id, title, kind, state, error, metadata }: SourceRow): DraftSourceView {
  const { pages, characters, spans, progress } = SourceMetadata.parse(metadata);
  const isFailed = state === "FAILED";
  const failure = isFailed ? (SourceFailure.safeParse(error).data ?? { reason: "accident" as const, facts: {} }) : null;
  const facts = { pages, characters, spans, progress };
  return { id, title, kind: Kind.parse(kind), state: state === "DONE" ? "READY" : state, failure, ...facts };
}
