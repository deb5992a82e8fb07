import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { askThread, takesLong } from "@/features/media/server/thread/content-thread";
import { type ContentFacts, readContentFacts } from "./content/content-facts";

const none: ContentFacts = { images: [], links: [], brokenFormulas: [] };
const known = new LRUCache<string, ContentFacts>({ max: 5_000 });

/** Pictures, links and broken formulas of an author's text. Kept by its hash; a text that took too long has none, and is tried again. */
export async function findContentFacts(source: string): Promise<ContentFacts> {
  // Most texts need no parser to be seen to hold none of them.
  if (!/!\[|<img|\]\(|\]:|https?:|<a\s|www\.|\$|\\[([]|math/i.test(source)) return none;
  const key = createHash("sha256").update(source).digest("base64");
  const kept = known.get(key);
  if (kept) return kept;
  const facts = takesLong(source) ? await askThread({ kind: "facts", source }) : readContentFacts(source);
  if (facts) known.set(key, facts);
  return facts ?? none;
}
