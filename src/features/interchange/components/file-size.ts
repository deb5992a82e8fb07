/** Arguments of a number formatter for a size in bytes: kilobytes below a megabyte. */
export function fileSize(bytes: number): [number, { style: "unit"; unit: string; maximumFractionDigits: number }] {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1_000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return [value, { style: "unit", unit, maximumFractionDigits: 1 }];
}
