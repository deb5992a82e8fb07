import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import * as z from "zod";
import { defaultLocale } from "@/i18n/locales";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import { processWide } from "./process-wide";

/** What the web server found out about the request before it is rendered. */
export interface PageRequest {
  /** Tag of the interface's language. */
  readonly locale: string;
  readonly requestId: string;
}

/** What an account holds of its person's view, as the columns of UserPreference have it. */
export const StoredView = rowSchema(() => ({
  theme: z.enum(["LIGHT", "DARK", "SYSTEM"]),
  timeZone: z.string(),
  language: z.string().nullable(),
  accessibility: json(),
}));
export type StoredView = RowOf<typeof StoredView>;

/** Whoever asks for a page, as their device is to know them. */
export interface Asker {
  readonly id: string;
  /** Null where the account keeps none. */
  readonly view: StoredView | null;
}

/** What a page is made of, asked for before it is rendered. */
export interface PreparedData {
  /** Of the page and what its address names; the page takes the data only if both are its own. */
  readonly name: string;
  readonly params: string;
  readonly data: unknown;
  /** Digest of the data. */
  readonly digest: string;
  isTaken: boolean;
  /** False once the render has asked for anything else: a statement, kept data, who looks. */
  isWhole: boolean;
}

/** What a page tells the web server while it renders, over and above its HTML. */
export interface PageContext {
  readonly request: PageRequest;
  /** True once the page has said that its bytes are the same for every signed-out visitor. */
  isCacheable: boolean;
  readonly tags: Set<string>;
  /** Milliseconds since 1970 after which the bytes may be wrong; Infinity if only a touched tag makes them so. */
  until: number;
  /** The HTTP status that replaces Next's, if the page asked for one. */
  status: number | null;
  /** Seconds after which asking again makes sense: sent as Retry-After. */
  retryAfter: number | null;
  /** True once a limit has refused what the answer is about: the web server says so in its place. */
  isTooOften: boolean;
  /** Statements sent to the database for this request; counted under test only. */
  statements: number;
  prepared: PreparedData | null;
  /** Told who asks, and how their account wants pages to look, as soon as it is known. */
  onAsker: ((asker: Asker) => void) | null;
  /** Cookies of the asker's device that are in the answer's head: they are no part of a page that is kept. */
  deviceCookies: string[] | null;
  /** What was asked before and during the render of one page; null for requests that may write in between. */
  memory: Map<string, Promise<unknown>> | null;
}

const storage = processWide("page-context", () => new AsyncLocalStorage<PageContext>());

/** Runs one request. Everything it awaits can speak to its context. */
export function withPageContext<T>(
  run: (context: PageContext) => T,
  request: PageRequest = { locale: defaultLocale, requestId: "" },
): T {
  const context: PageContext = {
    request,
    isCacheable: false,
    tags: new Set(),
    until: Number.POSITIVE_INFINITY,
    status: null,
    retryAfter: null,
    isTooOften: false,
    statements: 0,
    prepared: null,
    onAsker: null,
    deviceCookies: null,
    memory: null,
  };
  return storage.run(context, () => run(context));
}

/** The request in progress, known at once: `headers()` has to be waited for. Null while pages are built. */
export function currentRequest(): PageRequest | null {
  return storage.getStore()?.request ?? null;
}

/**
 * Says that this page reads the same for every signed-out visitor of one language, until one of `tags` is touched or
 * `until` passes (the next moment at which a fact on it changes automatically). Signed-in visitors never get such a copy.
 */
export function cachePage(tags: readonly string[], until: Date | null = null): void {
  const context = storage.getStore();
  if (!context) return;
  context.isCacheable = true;
  addDependency(context, tags, until === null ? Number.POSITIVE_INFINITY : until.getTime());
}

/** Adds what a piece of cached data depends on to the page that shows it, so that no page can forget it. */
export function noteDependency(tags: readonly string[], until: number): void {
  const context = storage.getStore();
  if (context) addDependency(context, tags, until);
}

/**
 * Answers with another HTTP status than Next would: a page cannot say 410 (Gone) automatically, nor 404 while it shows its own
 * words. `retryAfter` in seconds goes out as the header of that name.
 */
export function setStatus(status: 404 | 410 | 429 | 503, retryAfter: number | null = null): void {
  const context = storage.getStore();
  if (!context) return;
  context.status = status;
  context.retryAfter = retryAfter;
}

/** Lets the web server answer 429 in place of a page or handler that a limit has refused, with words that say when. */
export function refuseTooOften(retryAfterSeconds: number): void {
  const context = storage.getStore();
  if (!context) return;
  context.isTooOften = true;
  setStatus(429, retryAfterSeconds);
}

/** Asks for what belongs to the process and not to the page in progress: nothing of it is counted or depended on. */
export const outsideOfPage = <T>(run: () => T): T => storage.exit(run);

/** Counts one statement for the request in progress, if there is one. */
export function noteStatement(): void {
  const context = storage.getStore();
  if (!context) return;
  context.statements += 1;
  spoil(context);
}

/** Keeps the answer of `load` for the rest of this page, where the web server has said that it is one. */
export function oncePerPage<T>(key: string, load: () => Promise<T>): Promise<T> {
  const memory = storage.getStore()?.memory;
  if (!memory) return load();
  const found = memory.get(key) ?? load();
  memory.set(key, found);
  return found as Promise<T>;
}

/** The asker's account was read: their device may have to learn who they are, and how they want pages to look. */
export function noteAsker(asker: Asker): void {
  storage.getStore()?.onAsker?.(asker);
}

/** The page in progress reads as it does because of who looks, and not of its prepared data alone. */
export function noteViewer(): void {
  const context = storage.getStore();
  if (context) spoil(context);
}

/** The data that was prepared for this page, or undefined: then the page asks for it itself. */
export function takePrepared(name: string, params: string): unknown {
  const prepared = storage.getStore()?.prepared;
  if (prepared?.name !== name || prepared.params !== params) return undefined;
  prepared.isTaken = true;
  return prepared.data;
}

function spoil({ prepared }: PageContext): void {
  if (prepared) prepared.isWhole = false;
}

function addDependency(context: PageContext, tags: readonly string[], until: number): void {
  spoil(context);
  for (const tag of tags) context.tags.add(tag);
  context.until = Math.min(context.until, until);
}
