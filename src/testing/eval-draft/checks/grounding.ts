import type { Db } from "@/server/db/client";
import { readSource, type SourceName } from "@/testing/eval-draft/author";

export interface Grounding {
  citations: number;
  /** Quotes that are no exact part of their span, or spans of another draft. */
  wrong: string[];
}

/** Compares every citation with the span it names, letter by letter, and not in the database that checked it when it was stored. */
export async function checkCitations(db: Db, draftIds: readonly string[]): Promise<Grounding> {
  const rows = await db.citation.findMany({
    where: { suggestion: { draftId: { in: [...draftIds] } } },
    select: {
      quote: true,
      span: { select: { text: true, source: { select: { draftId: true, title: true } } } },
      suggestion: { select: { draftId: true } },
    },
  });
  const wrong = rows.filter(
    ({ quote, span, suggestion }) =>
      quote.trim() === "" || !span.text.includes(quote) || span.source.draftId !== suggestion.draftId,
  );
  const foreign = rows.filter(({ quote, span }) => {
    if (!span.source.title.endsWith(".md")) return false;
    const words = (text: string) => text.replace(/[\s\\*_`[\]()#]+/g, "");
    return !words(String(readSource(span.source.title as SourceName))).includes(words(quote));
  });
  return { citations: rows.length, wrong: [...new Set([...wrong, ...foreign])].map(({ quote }) => quote) };
}
