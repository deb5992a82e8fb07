import { expect, test } from "vitest";
import { findReasonProblems } from "./reasons";

const blanksOf = (message: string) => [...message.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name);
const declaration = (reasons: string) => ({
  path: "src/features/places/reasons.ts",
  text: `declare module "@/lib/app-error" { interface Reasons { ${reasons} } }`,
});
const thrower = {
  path: "src/features/places/server/enter.ts",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
  text: 'throw new AppError("RULE_BROKEN", "places.full", { most: 3 }); type Why = "early"; `places.${why}`;',
};

function problemsOf(reasons: string, sentences: Record<string, string>, sources = [thrower]) {
  return findReasonProblems(
    { sources: [declaration(reasons), ...sources], catalog: new Map(Object.entries(sentences)) },
    blanksOf,
  );
}

test("reasons and sentences that meet are no problem", () => {
  const reasons = '"places.full": { most: number }; "places.early": null;';
  expect(
    problemsOf(reasons, { "reasons.places.full": "At most {most}.", "reasons.places.early": "Too early." }),
  ).toEqual([]);
});

test("a reason needs a sentence, and a sentence a reason", () => {
  expect(problemsOf('"places.full": null;', { "reasons.places.gone": "Gone." })).toEqual([
    "places.full: has no sentence in src/messages/en/reasons.json",
    "reasons.places.gone: a sentence that no one is shown, because there is no such reason",
  ]);
});

test("a reason that only browsers give has its words with a place, and none that the server would send", () => {
  const reasons = '"places.full": FromBrowser;';
  expect(problemsOf(reasons, { "places.errors.full": "Full up." })).toEqual([]);
  expect(problemsOf(reasons, { "reasons.places.full": "Full." })).toEqual([
    "reasons.places.full: a sentence that no one is shown, because only browsers give this reason",
    "places.full: neither a place nor common.refused has words for it",
  ]);
});

test("a reason that no code gives is found", () => {
  expect(problemsOf('"places.closed": null;', { "reasons.places.closed": "Closed." })).toEqual([
    "places.closed: is never given",
  ]);
});

test("a reason that is only compared with, looked up or typed is not given", () => {
  const asking = {
    path: "src/features/places/components/enter.ts",
    text: `
      type Ending = "places.closed";
      const endings = new Set(["places.closed"]);
      const fieldOf = { "places.closed": "door" };
      if (reason === "places.closed" || endings.has("places.closed")) leave();
      switch (reason) { case "places.closed": leave(); }`,
  };
  const sentences = { "reasons.places.closed": "Closed." };
  expect(problemsOf('"places.closed": null;', sentences, [asking])).toEqual(["places.closed: is never given"]);
  const verdict = { ...asking, path: "src/features/places/rules.ts", text: 'return isOpen ? null : "places.closed";' };
  expect(problemsOf('"places.closed": null;', sentences, [asking, verdict])).toEqual([]);
});

test("a blank needs a fact, its own or those that it is made of", () => {
  const sentences = { "reasons.places.full": "{left} of {most}, {price}." };
  expect(problemsOf('"places.full": { most: number } | null;', sentences)).toEqual([
    "reasons.places.full: no fact fills {left}",
    "reasons.places.full: no fact fills {price}",
  ]);
  const paid = '"places.full": { left: number; most: number; amountMinor: number; currency: string };';
  expect(problemsOf(paid, sentences)).toEqual([]);
  expect(problemsOf('"places.full": ErrorFacts;', sentences)).toEqual([]);
});

test("what a place says instead is for a reason, and is there", () => {
  const place = {
    path: "src/features/places/components/enter.tsx",
    text: 'useRefusal("places.errors"); useCall({ staysBusy: true, place: "x.errors" }); <Leave place="y.errors" />',
  };
  const sentences = { "reasons.places.full": "Full.", "places.errors.full": "Full up.", "places.errors.fool": "Typo." };
  expect(problemsOf('"places.full": null;', sentences, [thrower, place])).toEqual([
    "places.errors.fool: no reason ends in this name",
    "x.errors: asked for, but not in the catalog",
    "y.errors: asked for, but not in the catalog",
  ]);
});
