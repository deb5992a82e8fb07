import ts from "typescript";
import type { Source } from "./sources";

/**
 * A reason of `Reasons` and the facts that a sentence may use; null where any may be there. One from the browser has its words
 * elsewhere.
 */
export type DeclaredReason = { reason: string; facts: ReadonlySet<string> | null; isFromBrowser: boolean };

/** Sources by path, and the sentences of the catalog by their whole key. */
export type ReasonMaterial = { sources: readonly Source[]; catalog: ReadonlyMap<string, string> };

const declaresReasons = ({ path }: Source) => /^src\/(lib\/app-error|.*\/reasons)\.ts$/.test(path);

/** Names of facts in a type as it is written; null for one that is declared elsewhere. */
function factsOf(type: ts.TypeNode | undefined): ReadonlySet<string> | null {
  if (!type || (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword)) return new Set();
  if (ts.isTypeLiteralNode(type)) return new Set(type.members.map((member) => member.name?.getText() ?? ""));
  if (!ts.isUnionTypeNode(type)) return null;
  const parts = type.types.map(factsOf);
  return parts.includes(null) ? null : new Set(parts.flatMap((part) => [...(part ?? [])]));
}

export function readReasons(sources: readonly Source[]): DeclaredReason[] {
  const found: DeclaredReason[] = [];
  for (const { path, text } of sources.filter(declaresReasons)) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isInterfaceDeclaration(node) && node.name.text === "Reasons") {
        for (const member of node.members)
          if (ts.isPropertySignature(member) && ts.isStringLiteral(member.name))
            found.push({
              reason: member.name.text,
              facts: factsOf(member.type),
              isFromBrowser: member.type?.getText() === "FromBrowser",
            });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** Blanks that the server fills from other facts (src/i18n/reason-sentence.ts). */
const derived: Readonly<Record<string, readonly string[]>> = {
  price: ["amountMinor", "currency"],
  minutes: ["retryAfterSeconds"],
};

function isFilled(blank: string, facts: ReadonlySet<string>): boolean {
  return facts.has(blank) || (derived[blank]?.every((fact) => facts.has(fact)) ?? false);
}

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** What a literal does where it stands: it is compared, looked up or is a type, rather than that a value becomes it. */
function isOnlyAskedFor(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return true;
  if (ts.isBinaryExpression(parent)) return comparisons.has(parent.operatorToken.kind);
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name === node;
  if (ts.isCallExpression(parent)) return /\.(?:has|includes)$/.test(parent.expression.getText());
  const isOfSet = ts.isArrayLiteralExpression(parent) && ts.isNewExpression(parent.parent);
  return isOfSet && ts.isIdentifier(parent.parent.expression) && parent.parent.expression.text === "Set";
}

/** The reasons that stand in the code as values, and are not only compared with. */
function findGiven(sources: readonly Source[], names: ReadonlySet<string>): ReadonlySet<string> {
  const given = new Set<string>();
  for (const { path, text } of sources) {
    if (![...text.matchAll(/"([a-z_]+\.\w+)"/g)].some(([, name = ""]) => names.has(name))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && names.has(node.text) && !isOnlyAskedFor(node)) given.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  }
  return given;
}

/** Whether the reason is made from a template such as `enrollment.${why}` and its last part. */
function isComposed(reason: string, text: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => reason.startsWith(prefix) && text.includes(`"${reason.slice(prefix.length)}"`));
}

/** Where a place names its own sentences, also on a condition. */
export const placePattern = /\b(?:use(?:Refusal|FailureSentence)\(|place(?:: |=))(?:\w+ \? )?"(\w+\.[\w.]+)"/g;

/** What a browser says of a reason that the server never gives. */
function checkFromBrowser(reason: string, catalog: ReadonlyMap<string, string>): string[] {
  const end = `.${reason.split(".")[1]}`;
  const words = [...catalog.keys()].filter((key) => /(?:^|\.)(?:errors|refused)\.\w+$/.test(key) && key.endsWith(end));
  return [
    ...(catalog.has(`reasons.${reason}`)
      ? [`reasons.${reason}: a sentence that no one is shown, because only browsers give this reason`]
      : []),
    ...(words.length === 0 ? [`${reason}: neither a place nor common.refused has words for it`] : []),
  ];
}

/** Sentences of a place, which replace those of `reasons` there: each has to be for a reason that exists. */
function checkPlaces({ sources, catalog }: ReasonMaterial, names: ReadonlySet<string>): string[] {
  const asking = sources.filter(({ path }) => !path.includes(".test."));
  const places = new Set(asking.flatMap(({ text }) => [...text.matchAll(placePattern)].map(([, place = ""]) => place)));
  return [...places].flatMap((place) => {
    const keys = [...catalog.keys()].filter((key) => key.startsWith(`${place}.`));
    if (keys.length === 0) return [`${place}: asked for, but not in the catalog`];
    return keys
      .filter((key) => !names.has(key.slice(place.length + 1)))
      .map((key) => `${key}: no reason ends in this name`);
  });
}

/**
 * Where reasons and sentences don't meet: a reason without a sentence, a sentence for no reason, a reason that is never given,
 * a blank that no fact fills.
 * @param blanksOf names of the blanks of a message
 */
export function findReasonProblems(material: ReasonMaterial, blanksOf: (message: string) => string[]): string[] {
  const { sources, catalog } = material;
  const declared = readReasons(sources);
  const names = new Set(declared.map(({ reason }) => reason));
  const giving = sources.filter(
    (source) => !declaresReasons(source) && !/\.test\.|^src\/(?:testing|cli\/test)\//.test(source.path),
  );
  const given = findGiven(giving, names);
  const text = giving.map((source) => source.text).join("\n");
  const prefixes = [...text.matchAll(/`([a-z]+\.[a-z_]*)\$\{/g)].map(([, prefix = ""]) => prefix);
  const problems: string[] = [];
  for (const { reason, facts, isFromBrowser } of declared) {
    const message = catalog.get(`reasons.${reason}`);
    if (isFromBrowser) problems.push(...checkFromBrowser(reason, catalog));
    else if (message === undefined) problems.push(`${reason}: has no sentence in src/messages/en/reasons.json`);
    else if (facts)
      for (const blank of blanksOf(message))
        if (!isFilled(blank, facts)) problems.push(`reasons.${reason}: no fact fills {${blank}}`);
    if (!given.has(reason) && !isComposed(reason, text, prefixes)) problems.push(`${reason}: is never given`);
  }
  for (const key of catalog.keys())
    if (key.startsWith("reasons.") && !names.has(key.slice("reasons.".length)))
      problems.push(`${key}: a sentence that no one is shown, because there is no such reason`);
  const lastParts = new Set([...names].map((name) => name.split(".")[1] ?? ""));
  return [...problems, ...checkPlaces(material, lastParts)];
}
