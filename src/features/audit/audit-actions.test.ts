import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import messages from "@/messages/en/audit.json";
import { auditActions, auditKinds, isAuditAction, isAuditKind } from "./audit-actions";

/** What is in place of a verdict that is written into the action. */
const verdicts: Record<string, readonly string[]> = {
  "access.$": ["access.grant", "access.decline"],
  "instructor.$": ["instructor.approve", "instructor.reject"],
  "review.$": ["review.approve", "review.reject"],
};

const writers = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !/^(testing|generated)\//.test(path))
  .map((path) => readFileSync(`src/${path}`, "utf8"))
  .filter((text) => /import \{[^}]*\bappendAudit\b|export async function appendAudit/.test(text));

const wordsOf = (path: string): unknown =>
  path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], messages.actions);

it("every action that the code writes down can be asked for", () => {
  const written = writers.flatMap((text) => {
    // Domain verbs, not reasons of errors: those have an underscore or are in an AppError.
    const plain = text
      .replace(/AppError\([^)]*\)/g, "")
      .matchAll(/(?:action(?::| =)[^;{}]*?|note\(tx, deps, )"([a-z]+\.[a-zA-Z]+)"(?:\s*:\s*"([a-z]+\.[a-zA-Z]+)")?/g);
    const patterns = text.matchAll(/action: `([a-z]+\.)\$\{[^}]*\}`/g);
    return [
      ...[...plain].flatMap(([, one, other]) => [one ?? "", ...(other ? [other] : [])]),
      ...[...patterns].flatMap(([, stem]) => verdicts[`${stem}$`] ?? [`${stem}$ has no row in this test`]),
    ];
  });
  expect(new Set(written).size).toBeGreaterThan(30);
  expect(written.filter((action) => !isAuditAction(action))).toEqual([]);
});

it("every action and kind has words, each its own", () => {
  const words = [...auditActions.map(wordsOf), ...Object.values(messages.kinds)];
  for (const text of words) expect(text).toMatch(/\w/);
  expect(new Set(words).size).toBe(words.length);
  expect(Object.keys(messages.kinds).sort()).toEqual([...auditKinds].sort());
});

it("every kind of thing that the code writes down has words", () => {
  const written = writers.flatMap((text) => [...text.matchAll(/objectType: "(\w+)"/g)].map(([, kind]) => kind));
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter((kind) => kind && !isAuditKind(kind))).toEqual([]);
});
