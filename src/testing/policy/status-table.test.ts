import { expect, it } from "vitest";
import { pagePolicies } from "@/policy/pages";
import { listAddresses } from "../../../e2e/specs/policy/canary-addresses";
import { statusTable } from "../../../e2e/specs/policy/status-table";

const routes = Object.keys(statusTable);

/** How Next ranks the parts of a route: a fixed word before a name in brackets, and what takes all the rest last. */
const rank = (route: string): string =>
  route
    .split("/")
    .map((part) => (part.startsWith("[") ? (part.includes("...") ? "2" : "1") : "0"))
    .join("");

const patterns = routes
  .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  .map((route) => {
    const source = route
      .replace(/[.]/g, "\\$&")
      .replace(/\/\[\[[^\]]*\]\]/g, "(/.+)?")
      .replace(/\[\\\.[^\]]*\]/g, ".+")
      .replace(/\[\w+\]/g, "[^/]+");
    return { route, pattern: new RegExp(`^${source}$`) };
  });

/** The route that answers a row: next.config.js leads NUMBER.pdf to the PDF of a certificate. */
function routeOfRow(row: string): string | undefined {
  const path = row
    .replace(/^[A-Z]+ /, "")
    .replace(/\?.*$/, "")
    .replace(/\.pdf$/, "/pdf");
  return patterns.find(({ pattern }) => pattern.test(path))?.route;
}

it.each(Object.entries(statusTable))("%s is asked at addresses of its own", (route, rows) => {
  expect(Object.keys(rows).map(routeOfRow)).toEqual(Object.keys(rows).map(() => route));
  expect(Object.keys(rows).length).toBeGreaterThan(0);
});

/** Pages that show nothing of anyone's: what is not there, and steps that no one has started. */
const withoutThings = [
  "/account/[[...rest]]",
  "/admin/[...rest]",
  "/instructor/[...rest]",
  "/setup",
  "/sign-in/link/[token]",
];

it("canaries are looked for on each page of something that is there", () => {
  const read = new Set(listAddresses().map(routeOfRow));
  const pages = Object.keys(pagePolicies);
  expect(pages.filter((route) => !read.has(route) && !withoutThings.includes(route))).toEqual([]);
});
