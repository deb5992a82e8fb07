import "server-only";
import { linksCheckRequested } from "@/features/courses/events";
import type { LinkAnswer } from "@/generated/prisma/enums";
import { isAppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { type FetchLimits, fetchRemote } from "@/server/storage/fetch-remote";
import type { Deps } from "@/server/trpc/context";
import { listWebLinks } from "./read-content-checks";

/** Of one course at one time; a course with more is not asked about the rest. */
const mostLinks = 500;
const atOnce = 5;
const patience = { maxBytes: 2_000_000, timeoutMilliseconds: 8_000 };
/** They answer; they only do not want to be asked by a machine. */
const shy = new Set([401, 402, 403, 405, 406, 429, 451, 999]);

/** Asks for the links of a course to be checked; the answers are stored one by one. */
export async function requestLinkCheck({ db }: Pick<Deps, "db">, courseId: string): Promise<{ total: number }> {
  const links = await listWebLinks({ db }, courseId);
  if (links.length > 0) await db.$transaction((tx) => appendEvent(tx, linksCheckRequested({ courseId })));
  return { total: Math.min(links.length, mostLinks) };
}

/** The links to ask, in handfuls of `size`. */
export async function planLinkCheck({ db }: Pick<Deps, "db">, courseId: string, size = 20): Promise<string[][]> {
  const links = (await listWebLinks({ db }, courseId)).slice(0, mostLinks);
  return Array.from({ length: Math.ceil(links.length / size) }, (_, n) => links.slice(n * size, (n + 1) * size));
}

/** Asks each address once and stores what it answered. Asking again only makes it newer. */
export async function checkLinks(
  { db, now }: Pick<Deps, "db" | "now">,
  courseId: string,
  urls: readonly string[],
  limits: Partial<FetchLimits> = {},
): Promise<void> {
  for (let from = 0; from < urls.length; from += atOnce) {
    const answers = await Promise.all(
      urls.slice(from, from + atOnce).map((url) => ask(url, { ...patience, ...limits })),
    );
    for (const { url, answer, status } of answers) {
      const found = { answer, status, checkedAt: now() };
      await db.linkCheck.upsert({
        where: { courseId_url: { courseId, url } },
        create: { courseId, url, ...found },
        update: found,
      });
    }
  }
}

async function ask(
  url: string,
  limits: FetchLimits,
): Promise<{ url: string; answer: LinkAnswer; status: number | null }> {
  try {
    const { body } = await fetchRemote(url, limits);
    body.on("error", () => undefined);
    body.destroy();
    return { url, answer: "ANSWERS", status: 200 };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const status = typeof error.facts.status === "number" ? error.facts.status : null;
    if (error.reason === "remote.too_large" || (status !== null && shy.has(status)))
      return { url, answer: "ANSWERS", status };
    if (error.reason === "remote.not_allowed") return { url, answer: "REFUSED", status };
    return { url, answer: error.reason === "remote.not_found" ? "GONE" : "FAILS", status };
  }
}
