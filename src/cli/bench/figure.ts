/** One line of the output. `ratio` is value / baseline. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  baseline: number;
  ratio: number;
}

const round = (value: number) => Number(value.toPrecision(4));

export const figure = (name: string, unit: string, value: number, baseline: number): Figure => ({
  name,
  unit,
  value: round(value),
  baseline: round(baseline),
  ratio: round(value / baseline),
});

/** A limit that was looked at, kept or not. */
export interface Verdict {
  what: string;
  isKept: boolean;
}

/** Figures are the only words on standard output; what a person reads goes beside them. */
export const printFigure = (line: Figure) => console.log(JSON.stringify(line));
export const say = (line: string) => console.error(line);
