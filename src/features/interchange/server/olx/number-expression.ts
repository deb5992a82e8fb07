import "server-only";

/**
 * The value of an arithmetic expression as Open edX writes numerical answers ("9.3*10^7", "2/3", "sqrt(2)", "5k"), or
 * null when it holds anything else (variables, imaginary numbers). Powers bind to the right.
 */
export function evaluateNumber(source: string): number | null {
  if (source.length > 200) return null;
  const tokens = source.match(/\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[A-Za-z]\w*|\*\*|[-+*/^()%]/g);
  if (tokens === null || tokens.join("") !== source.replace(/\s+/g, "")) return null;
  const parser = new Expression(tokens);
  const value = parser.sum();
  return parser.isDone && value !== null && Number.isFinite(value) ? value : null;
}

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E, c: 299_792_458, g: 9.80665 };
const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log10,
  log10: Math.log10,
  log2: Math.log2,
  abs: Math.abs,
};
const SUFFIXES: Readonly<Record<string, number>> = {
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
};

class Expression {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isDone(): boolean {
    return this.at === this.tokens.length;
  }

  sum(): number | null {
    let value = this.product();
    while (value !== null && (this.peek === "+" || this.peek === "-")) {
      const sign = this.next() === "+" ? 1 : -1;
      const other = this.product();
      value = other === null ? null : value + sign * other;
    }
    return value;
  }

  private product(): number | null {
    let value = this.signed();
    while (value !== null && (this.peek === "*" || this.peek === "/")) {
      const divide = this.next() === "/";
      const other = this.signed();
      value = other === null ? null : divide ? value / other : value * other;
    }
    return value;
  }

  private signed(): number | null {
    if (this.peek !== "-" && this.peek !== "+") return this.power();
    const sign = this.next() === "-" ? -1 : 1;
    const value = this.signed();
    return value === null ? null : sign * value;
  }

  private power(): number | null {
    const base = this.atom();
    if (base === null || (this.peek !== "^" && this.peek !== "**")) return base;
    this.next();
    const exponent = this.signed();
    return exponent === null ? null : base ** exponent;
  }

  private atom(): number | null {
    const token = this.next();
    if (token === undefined) return null;
    if (token === "(") return this.bracketed();
    if (/^[\d.]/.test(token)) return this.suffixed(Number(token));
    const named = FUNCTIONS[token];
    if (named !== undefined && this.peek === "(") {
      this.next();
      const value = this.bracketed();
      return value === null ? null : named(value);
    }
    return Object.hasOwn(CONSTANTS, token) ? (CONSTANTS[token] ?? null) : null;
  }

  private bracketed(): number | null {
    this.depth += 1;
    const value = this.depth > 50 ? null : this.sum();
    this.depth -= 1;
    return this.next() === ")" ? value : null;
  }

  private suffixed(value: number): number {
    const token = this.peek;
    if (token === "%") {
      this.next();
      return value / 100;
    }
    const factor = token === undefined || !Object.hasOwn(SUFFIXES, token) ? undefined : SUFFIXES[token];
    if (factor === undefined) return value;
    this.next();
    return value * factor;
  }

  private get peek(): string | undefined {
    return this.tokens[this.at];
  }

  private next(): string | undefined {
    this.at += 1;
    return this.tokens[this.at - 1];
  }
}
