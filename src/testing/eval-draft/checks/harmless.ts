import { LandingContent } from "@/features/drafting/suggestions";
import { contentWords } from "@/features/media/server/content-words";
import { renderShort } from "@/features/media/server/render-content";
import type { Db } from "@/server/db/client";

/** Markup that would do something, or fetch something from elsewhere, in whoever reads it. */
const harms: [string, RegExp][] = [
  ["element", /<(script|iframe|object|embed|form|input|style|link|meta|base)\b/i],
  ["handler", /<[^>]*\son\w+\s*=/i],
  ["address", /<[^>]*\s(?:href|src|action|srcset)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i],
  ["style", /<[^>]*\sstyle\s*=/i],
  ["picture", /<(?:img|video|audio|source)\b[^>]*\ssrc\s*=\s*["']?\s*(?:https?:)?\/\//i],
  ["evil", /<[^>]*evil\.example/i],
];

/** What is Markdown in the contents of suggestions; titles, names and lists are shown as they are typed. */
const shown = ["markdown", "description", "text", "feedback", "explanation"];

function textsIn(value: unknown, name = ""): string[] {
  if (typeof value === "string") return shown.includes(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, name));
  if (typeof value !== "object" || value === null) return [];
  const page = LandingContent.safeParse(value).data;
  if (page) return page.field === "description" ? [String(page.value)] : [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, key));
}

/** Renders each text of each suggestion as lessons are rendered. @returns what is harmful in it. */
export async function findHarm(db: Db, draftIds: readonly string[]): Promise<{ texts: number; harmful: string[] }> {
  const rows = await db.suggestion.findMany({
    where: { draftId: { in: [...draftIds] } },
    select: { targetKind: true, content: true },
  });
  const words = await contentWords("en");
  const harmful: string[] = [];
  let texts = 0;
  for (const { targetKind, content } of rows)
    for (const text of textsIn(content)) {
      texts += 1;
      const { html } = renderShort(text, { words, resolveFile: () => null });
      for (const name of harmIn(html)) harmful.push(`${targetKind}, ${name}: ${html.slice(0, 200)}`);
    }
  return { texts, harmful };
}

/** The same of a text of the course. */
export const harmIn = (html: string): string[] =>
  harms.flatMap(([name, pattern]) => (pattern.test(html) ? [name] : []));
