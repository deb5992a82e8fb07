/**
 * What admins are shown of an event, a result or an error. Ids, figures, times and words of the machine pass; of any other text only
 * its length does (‹43›): it may be someone's words, an address or what proves who someone is.
 */

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const constant = /^[A-Z][A-Z_]{0,39}$/;
/** "course/published". Never a name with a dot, which may be a person's. */
const eventName = /^[a-z][a-z-]{0,39}(\/[a-z][a-z._-]{0,39})$/;
const cron = /^(TZ=[A-Za-z][A-Za-z0-9_+\-/]{0,62} )?([\d*/,-]{1,40} ){4}[\d*/,-]{1,40}$/;
const plain = [uuid, instant, constant, eventName, cron];

const machineWord = /^[A-Za-z][A-Za-z_-]{0,39}$/;
/** Fields whose words the code chooses from a list. */
const listed = new Set(["kind", "state", "status", "stage", "type", "mode", "role"]);
const fieldName = /^[A-Za-z_][A-Za-z_]{0,59}$/;

const longest = 4000;
const mostItems = 20;
const deepest = 6;

const measure = (text: string): string => `‹${text.length}›`;

function cover(value: unknown, field: string, depth: number): unknown {
  if (typeof value === "string") {
    const isPlain = plain.some((shape) => shape.test(value)) || (listed.has(field) && machineWord.test(value));
    return isPlain ? value : measure(value);
  }
  if (value === null || typeof value !== "object") return value;
  if (depth === deepest) return "‹…›";
  if (Array.isArray(value)) {
    const shown = value.slice(0, mostItems).map((item) => cover(item, field, depth + 1));
    return value.length > mostItems ? [...shown, `‹+${value.length - mostItems}›`] : shown;
  }
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, mostItems * 2)
    .map(([name, item]) => [fieldName.test(name) ? name : measure(name), cover(item, name, depth + 1)]);
  return Object.fromEntries(shown);
}

/** As text to read, cut where it is long; null where there is nothing to show. */
export function showValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(cover(value, "", 0), undefined, 2) ?? "";
  if (text === "{}" || text === "[]") return null;
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

export type ShownError = { name: string; message: string };

/** Not what is between backticks: code, and what Postgres says of it, whose own quotation marks cover what was typed. */
const quoted = /"[^"\n]*"|'[^'\n]*'|“[^”\n]*”/g;
const isWordOfCode = /^[\w.\-/:[\]$]{1,60}$/;
const address = /[^\s<>()[\]"'`]+@[^\s<>()[\]"'`]+/g;
/** Long runs that are neither words nor ids: tokens, hashes, keys. */
const run = /[A-Za-z0-9+/_=-]{20,}/g;
/** camelCase, paths: what code is written in. */
const isCode = /^[A-Za-z]?[a-z]+([A-Z/_-][a-z]+)*$/;
const longestMessage = 1500;

function coverMessage(message: string): string {
  return message
    .replace(address, "‹@›")
    .replace(quoted, (said) => {
      const inside = said.slice(1, -1);
      return isWordOfCode.test(inside) ? said : `${said.charAt(0)}${measure(inside)}${said.at(-1)}`;
    })
    .replace(run, (found) => (uuid.test(found) || isCode.test(found) ? found : measure(found)))
    .slice(0, longestMessage);
}

/** An error that the SDK stored: what it is called and says, without its stack, which the log has. */
export function showError(error: unknown): ShownError | null {
  if (typeof error !== "object" || error === null) return null;
  const { name, message } = error as { name?: unknown; message?: unknown };
  if (typeof message !== "string" && typeof name !== "string") return null;
  const isName = typeof name === "string" && /^[A-Za-z]{1,60}$/.test(name);
  return { name: isName ? name : "Error", message: coverMessage(typeof message === "string" ? message : "") };
}
