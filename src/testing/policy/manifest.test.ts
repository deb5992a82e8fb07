import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { attemptRules } from "@/policy/attempt";
import { certificateRules } from "@/policy/certificate";
import { courseRules } from "@/policy/course";
import { lessonRules } from "@/policy/lesson";
import { handlerPolicies, pagePolicies } from "@/policy/pages";
import { previewRules } from "@/policy/preview";
import { siteRules } from "@/policy/site";
import { allProcedures } from "@/testing/all-procedures";

const app = fileURLToPath(new URL("../../app/", import.meta.url));
const files = readdirSync(app, { recursive: true, encoding: "utf8" });
const routeOf = (file: string): string => `/${file.replace(/\([^)]+\)\//g, "").replace(/\/?(page|route)\.tsx?$/, "")}`;
const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file));
const handlers = files.filter((file) => /(^|\/)route\.tsx?$/.test(file)).map(routeOf);
const metadata = files
  .filter((file) => /^(robots|sitemap)\.ts$/.test(file))
  .map((file) => (file.startsWith("robots") ? "/robots.txt" : "/sitemap.xml"));
const actions = { ...siteRules, ...courseRules, ...lessonRules, ...attemptRules, ...certificateRules, ...previewRules };

it("every page names its policy, and no policy names a page that is gone", () => {
  expect(pages.map(routeOf).sort()).toEqual(Object.keys(pagePolicies).sort());
});

it("every route handler names what guards it", () => {
  expect([...handlers, ...metadata].sort()).toEqual(Object.keys(handlerPolicies).sort());
});

/** The handlers that answer in a protocol of their own, and what guards them instead of `guardedRoute`. */
const ownProtocol: Partial<Record<keyof typeof handlerPolicies, string>> = {
  "/api/auth/[...nextauth]": "the library's, which is how one comes in",
  "/api/covers/[cloth]/[seed]": "a drawing made from its address alone",
  "/api/health": "for everybody: nothing is looked up",
  "/api/inngest": "the signature of the job runner",
  "/api/ready": "for everybody: names parts of the site, no one's things",
  "/api/trpc/[trpc]": "each procedure its own guard",
  "/api/unsubscribe/[token]": "the token of an email; refuses other sites first",
};

const handlerFiles = files
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => [routeOf(file) as keyof typeof handlerPolicies, readFileSync(`${app}${file}`, "utf8")] as const);

it("names the handlers that guardedRoute does not guard, with a reason each, and none that it does", () => {
  const unguarded = handlerFiles.filter(([, text]) => !text.includes("guardedRoute"));
  expect(unguarded.map(([route]) => route).sort()).toEqual(Object.keys(ownProtocol).sort());
});

it.each(handlerFiles.filter(([route]) => !(route in ownProtocol)))(
  "%s is guarded by the action it names",
  (route, text) => {
    const exported = text.match(/^export (?:async )?(?:const|function) \w+/gm) ?? [];
    const guarded = [...text.matchAll(/^export const \w+ = guardedRoute(?:<[^(]*>)?\(\s*(\[[^\]]*\]|"[^"]*")/gm)];
    expect(guarded.length).toBe(exported.length);
    for (const [, named = ""] of guarded) {
      const actionsNamed = [...named.matchAll(/"([^"]*)"/g)].map(([, action]) => action);
      expect(actionsNamed).toContain(handlerPolicies[route]);
      expect(Object.keys(actions)).toEqual(expect.arrayContaining(actionsNamed));
    }
  },
);

/** Pages of one site-wide right must ask for it themselves; pages of one thing get it from the procedure that loads the thing. */
it.each(pages.map((file) => [routeOf(file), file] as const))("%s asks for the right it names", (route, file) => {
  const action = pagePolicies[route as keyof typeof pagePolicies];
  const text = readFileSync(`${app}${file}`, "utf8");
  const asksItself = text.includes(`requireSite("${action}")`);
  const asksProcedure = /serverApi\(\)/.test(text) || action === "site.read";
  expect(action in siteRules ? asksItself || asksProcedure : asksProcedure).toBe(true);
});

const studio = pages.filter((file) => /^\/instructor(?!s)(?!\/invitations\/)/.test(routeOf(file)));

it.each(studio)("%s turns away who has no part in the studio before it looks anything up", (file) => {
  expect(readFileSync(`${app}${file}`, "utf8")).toContain("await requireSite(");
});

it("there are procedures to look at", () => {
  expect(allProcedures.size).toBeGreaterThan(25);
});

it.each([...allProcedures])("%s names an action that exists", (_path, procedure) => {
  expect(Object.keys(actions)).toContain(procedure._def.meta?.action);
});
