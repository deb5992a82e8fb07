import "server-only";
import { createHash, randomBytes } from "node:crypto";

export interface PolicySources {
  /** Origins that hold stored files, if not our own. */
  storageOrigins: readonly string[];
  /** Origins that a frame may show. */
  embedOrigins: readonly string[];
  /** Origins that a form's answer may lead on to: providers that sign people in. */
  formOrigins: readonly string[];
  isSecure: boolean;
  /** Loosens what hot reload and the error overlay need. */
  isDev: boolean;
}

export interface SecuredHtml {
  html: string;
  policy: string;
  /** Beginnings of inline scripts that are not ours and will not run. */
  refused: string[];
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const RUNNING_TYPE = /\stype=(?:"(?:text\/javascript|module|)"|'(?:text\/javascript|module|)')/i;

/**
 * A mark for the scripts that React itself writes in this one response. Next puts it on each of them as a nonce because
 * it finds it in the policy of the request; a script that someone smuggled into the page cannot know it.
 */
export function makeScriptMark(): string {
  return randomBytes(18).toString("base64url");
}

/** The request header that makes Next write the mark. */
export function markingPolicy(mark: string): string {
  return `script-src 'nonce-${mark}'`;
}

/**
 * Takes the mark out of a page and names each inline script that bore it, by hash, in the page's policy. So the bytes
 * can be kept and shared, which a nonce in the response would forbid.
 */
export function secureHtml(
  html: string,
  mark: string,
  sources: PolicySources,
  known: readonly string[] = [],
): SecuredHtml {
  const hashes = new Set<string>();
  const refused: string[] = [];
  // Of the same length, since React's data names some lengths.
  const blank = "0".repeat(mark.length);
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    if (/\ssrc=/i.test(attributes) || isData(attributes)) continue;
    const plain = text.replaceAll(mark, blank);
    if (attributes.includes(`nonce="${mark}"`) || known.includes(plain) || isRouterData(plain)) {
      hashes.add(`'sha256-${createHash("sha256").update(plain).digest("base64")}'`);
    } else refused.push(plain.slice(0, 80));
  }
  return {
    html: html.replaceAll(` nonce="${mark}"`, "").replaceAll(mark, blank),
    policy: buildPolicy([...hashes], sources),
    refused,
  };
}

/** JSON-LD and the like: never run, so the policy does not apply to them. */
function isData(attributes: string): boolean {
  return /\stype=/i.test(attributes) && !RUNNING_TYPE.test(attributes);
}

/** Next's data in pages that were rendered at build time and bear no mark: accepted only if it is nothing but data. */
function isRouterData(text: string): boolean {
  const data = /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\))\.push\((\[[\s\S]*\])\);?$/.exec(
    text,
  )?.[1];
  if (data === undefined) return false;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}

export function buildPolicy(scriptHashes: readonly string[], sources: PolicySources): string {
  const storage = sources.storageOrigins;
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "form-action": ["'self'", ...sources.formOrigins],
    "frame-ancestors": ["'none'"],
    "script-src": sources.isDev ? ["'self'", "'unsafe-inline'", "'unsafe-eval'"] : ["'self'", ...scriptHashes],
    "style-src": sources.isDev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", ...storage],
    "media-src": ["'self'", "blob:", ...storage],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...storage, ...(sources.isDev ? ["ws:"] : [])],
    "frame-src": ["'self'", ...sources.embedOrigins],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
  };
  const parts = Object.entries(directives).map(([name, values]) => `${name} ${values.join(" ")}`);
  return [...parts, ...(sources.isSecure ? ["upgrade-insecure-requests"] : [])].join("; ");
}
