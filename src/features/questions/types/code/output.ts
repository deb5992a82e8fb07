/** The name of the field that holds what the program printed. */
export const outputField = "output";

/** What tells one output from another: lines without spaces at their end, and no empty lines around them. Case counts. */
export function tidiedOutput(text: string): string {
  const lines = text
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
  return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

export const isSameOutput = (one: string, other: string): boolean => tidiedOutput(one) === tidiedOutput(other);
