import { writeSync } from "node:fs";
import { expect } from "vitest";

interface Line {
  what: string;
  figure: string;
  isKept: boolean;
}

/** Every bound with its figure, for the table at the end. */
export class Report {
  private readonly lines: Line[] = [];

  constructor(private readonly title: string) {}

  /** Notes a bound, and fails the test where it is broken. */
  keep(what: string, figure: string | number, isKept: boolean, more?: unknown): void {
    this.lines.push({ what, figure: String(figure), isKept });
    expect(isKept, `${what}: ${figure}${more === undefined ? "" : `\n${JSON.stringify(more, null, 1)}`}`).toBe(true);
  }

  print(): void {
    const width = Math.max(...this.lines.map(({ what }) => what.length));
    const rows = this.lines.map(
      ({ what, figure, isKept }) => `${isKept ? "kept  " : "BROKEN"}  ${what.padEnd(width)}  ${figure}`,
    );
    writeSync(1, `\n${this.title}\n${rows.join("\n")}\n`);
  }
}
