/** Reads a number of at most `places` decimal places between 0 and `most`; a comma marks decimals too. Null for anything else. */
export function readAmount(most: number, places: number): (text: string) => number | null {
  return (text) => {
    const plain = text.trim().replace(",", ".");
    const [, decimals = ""] = /^\d+(?:\.(\d*))?$/.exec(plain) ?? [];
    const isNumber = /^\d+(\.\d*)?$/.test(plain) && decimals.length <= places;
    const value = Number(plain);
    return isNumber && value <= most ? value : null;
  };
}
