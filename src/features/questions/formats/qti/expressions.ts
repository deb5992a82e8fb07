import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { numberOf, type QtiItem, type Scalar, scalarOf, type Variable } from "./item";
import { rawTextOf } from "./qti-tree";

/** An expression or a rule that isn't understood. */
export class ProcessingProblem extends Error {}

/** No values are what QTI calls NULL. */
export interface Value {
  items: readonly Scalar[];
  isOrdered?: boolean;
}

export interface Scope {
  item: QtiItem;
  /** Of responses and outcomes. */
  values: Map<string, Value>;
}

const none: Value = { items: [] };
const one = (item: Scalar): Value => ({ items: [item] });

/** The value of an expression of response processing (IMS QTI 2.1 Information Model, 15). @throws ProcessingProblem */
export function evaluate(node: XmlElement, scope: Scope): Value {
  const { name, attributes } = node;
  const given = () => elementsOf(node).map((child) => evaluate(child, scope));
  const identifier = attributes.identifier ?? "";
  switch (name) {
    case "baseValue":
      return one(scalarOf(rawTextOf(node), attributes.baseType ?? "string"));
    case "variable":
      return scope.values.get(identifier) ?? none;
    case "correct":
      return correctOf(scope.item.responses.get(identifier));
    case "mapResponse":
      return one(mapped(scope.item.responses.get(identifier), scope.values.get(identifier) ?? none));
    case "null":
      return none;
    default:
  }
  const operator = operators.get(name);
  if (!operator) throw new ProcessingProblem(name);
  return operator(given(), attributes);
}

export const correctOf = (variable: Variable | undefined): Value => ({
  items: variable?.correct ?? [],
  isOrdered: variable?.cardinality === "ordered",
});

function mapped(variable: Variable | undefined, { items }: Value): number {
  const mapping = variable?.mapping;
  if (!mapping) throw new ProcessingProblem("mapping");
  const { entries, otherwise, lowest, highest } = mapping;
  const { baseType } = variable;
  const worthOf = (item: Scalar) => {
    const found = entries.find(({ key, isCaseSensitive }) => {
      if (baseType !== "string") return scalarOf(key, baseType) === item;
      return isCaseSensitive ? key === item : key.toLowerCase() === `${item}`.toLowerCase();
    });
    return found?.value ?? otherwise;
  };
  const sum = items.reduce((total: number, item) => total + worthOf(item), 0);
  return Math.min(highest, Math.max(lowest, sum));
}

type Operator = (given: readonly Value[], attributes: XmlElement["attributes"]) => Value;

const numbersIn = (given: readonly Value[]): number[] =>
  given.flatMap(({ items }) =>
    items.map((item) => {
      const value = typeof item === "number" ? item : numberOf(`${item}`);
      if (value === null) throw new ProcessingProblem("number");
      return value;
    }),
  );

/** NULL where any operand is. */
const ofNumbers =
  (work: (numbers: number[]) => Scalar): Operator =>
  (given) =>
    given.some(({ items }) => items.length === 0) ? none : one(work(numbersIn(given)));

const compare = (holds: (a: number, b: number) => boolean) => ofNumbers(([a = 0, b = 0]) => holds(a, b));
const isTrue = ({ items }: Value | undefined = none): boolean => items[0] === true;
const firstOf = ({ items }: Value | undefined = none): string => `${items[0] ?? ""}`;

export function isSame(a: Value | undefined = none, b: Value | undefined = none): boolean {
  if (a.items.length !== b.items.length || a.items.length === 0) return false;
  const inOrder = (value: Value) => (a.isOrdered || b.isOrdered ? value.items : value.items.toSorted());
  return inOrder(a).every((item, at) => item === inOrder(b)[at]);
}

const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
    isNull: ([value = none]) => one(value.items.length === 0 || firstOf(value) === ""),
    match: ([a, b]) => (a?.items.length && b?.items.length ? one(isSame(a, b)) : none),
    and: (given) => one(given.every(isTrue)),
    or: (given) => one(given.some(isTrue)),
    not: ([value]) => one(!isTrue(value)),
    multiple: (given) => ({ items: given.flatMap(({ items }) => items) }),
    ordered: (given) => ({ items: given.flatMap(({ items }) => items), isOrdered: true }),
    member: ([a, b]) => one(a !== undefined && a.items.length > 0 && (b?.items.includes(a.items[0] ?? "") ?? false)),
    contains: ([a, b]) => one(b?.items.every((item) => a?.items.includes(item)) ?? false),
    containerSize: ([value = none]) => one(value.items.length),
    index: ([value = none], { n }) => ({ items: value.items.slice(Number(n) - 1, Number(n)) }),
    sum: ofNumbers((numbers) => numbers.reduce((a, b) => a + b, 0)),
    product: ofNumbers((numbers) => numbers.reduce((a, b) => a * b, 1)),
    subtract: ofNumbers(([a = 0, b = 0]) => a - b),
    divide: ofNumbers(([a = 0, b = 1]) => (b === 0 ? 0 : a / b)),
    min: ofNumbers((numbers) => Math.min(...numbers)),
    max: ofNumbers((numbers) => Math.max(...numbers)),
    round: ofNumbers(([a = 0]) => Math.round(a)),
    truncate: ofNumbers(([a = 0]) => Math.trunc(a)),
    gt: compare((a, b) => a > b),
    gte: compare((a, b) => a >= b),
    lt: compare((a, b) => a < b),
    lte: compare((a, b) => a <= b),
    equal: (given, attributes) => ofNumbers(([a = 0, b = 0]) => isEqual(a, b, attributes))(given, attributes),
    stringMatch: ([a, b], { caseSensitive }) =>
      one(
        caseSensitive === "false" ? firstOf(a).toLowerCase() === firstOf(b).toLowerCase() : firstOf(a) === firstOf(b),
      ),
    /** A pattern is tried by itself: what else it matches is never asked. */
    patternMatch: ([value], { pattern }) => one(firstOf(value) === pattern),
  }),
);

/** Whether the second is within the tolerance of the first, as the attributes of "equal" give it. */
function isEqual(a: number, b: number, { toleranceMode, tolerance = "0" }: XmlElement["attributes"]): boolean {
  if (toleranceMode === undefined || toleranceMode === "exact") return a === b;
  const [below = 0, above = below] = tolerance.trim().split(/\s+/).map(Number);
  if (!Number.isFinite(below + above)) throw new ProcessingProblem("tolerance");
  const of = toleranceMode === "relative" ? Math.abs(a) / 100 : 1;
  return b >= a - below * of && b <= a + above * of;
}
