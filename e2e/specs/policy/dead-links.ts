import { handlerPolicies, pagePolicies } from "../../../src/policy/pages";
import { expect, type Role } from "../../fixtures/test";
import type { Asker } from "../../flows/ask-once";

/** Where someone may begin to read; everything else has to be linked from there. */
export const starts: Record<Role | "stranger", readonly string[]> = {
  stranger: ["/", "/courses/no-such-course", "/verify"],
  student: ["/", "/dashboard", "/instructor", "/certificates"],
  instructor: ["/", "/dashboard", "/instructor"],
  admin: ["/", "/dashboard", "/instructor"],
};

/** Pages that differ in their query alone hold the same links: a few of each are read, all of them are asked for. */
const mostReadOfOnePath = 3;
/** So do pages of one kind over different things: enough of them to meet each of a thing's states. */
const mostReadOfOneKind = 8;
/**
 * Other journeys fill the site meanwhile: so many addresses of one kind are asked for, however many things it holds. `npm run test:probe`
 * asks for more.
 */
const mostAskedOfOneKind = process.env.PROBE_EACH ? 24 : 12;

const routes = [...Object.keys(pagePolicies), ...Object.keys(handlerPolicies)];
/** With so many of every kind, a crawl ends; one that does not meets addresses of no kind. */
const mostPages = routes.length * mostAskedOfOneKind;

/** Spelled-out parts before named ones, as the framework chooses between two routes that fit. */
const kinds = routes
  .toSorted((a, b) => (a.replaceAll("[", "\uffff") < b.replaceAll("[", "\uffff") ? -1 : 1))
  .map((route) => {
    const pattern = route
      .replace(/\/\[\[\.\.\.\w+\]\]/g, "(/.*)?")
      .replace(/\[\.\.\.\w+\]/g, ".+")
      .replace(/\[\w+\]/g, "[^/]+");
    return { route, fits: new RegExp(`^${pattern}$`) };
  });

/** The route that answers it: all courses are of one kind, whatever their names. */
const kindOf = (path: string) => kinds.find(({ fits }) => fits.test(path))?.route ?? path;

/** Asks for every address that can be reached by links, and says which do not answer, and on which page they are. */
export async function findDeadLinks(asker: Asker, from: readonly string[]): Promise<string[]> {
  const dead: string[] = [];
  const knownFrom = new Map<string, string>();
  const readOf = new Map<string, number>();
  const askedOf = new Map<string, number>();
  const waiting = from.map((address) => ({ address, isStart: true }));
  for (let next = waiting.shift(); next && knownFrom.size < mostPages; next = waiting.shift()) {
    const { address, isStart } = next;
    const { status, links } = await asker.askOn(address);
    const isAlive = status >= 200 && status < 300;
    if (!isAlive && !isStart) dead.push(`${status} ${address}, linked from ${knownFrom.get(address)}`);
    const path = address.split("?")[0] ?? "";
    const read = readOf.get(path) ?? 0;
    const readOfKind = readOf.get(kindOf(path)) ?? 0;
    for (const name of new Set([path, kindOf(path)])) readOf.set(name, (readOf.get(name) ?? 0) + 1);
    const isKnown = read >= mostReadOfOnePath || (path !== kindOf(path) && readOfKind >= mostReadOfOneKind);
    for (const link of isKnown ? [] : (links ?? [])) {
      const kind = kindOf(link.split("?")[0] ?? "");
      const asked = askedOf.get(kind) ?? 0;
      if (knownFrom.has(link) || asked >= mostAskedOfOneKind) continue;
      askedOf.set(kind, asked + 1);
      knownFrom.set(link, address);
      waiting.push({ address: link, isStart: false });
    }
  }
  expect(knownFrom.size, "pages found").toBeGreaterThan(20);
  expect(knownFrom.size, "the crawl has come to an end").toBeLessThan(mostPages);
  return dead;
}
