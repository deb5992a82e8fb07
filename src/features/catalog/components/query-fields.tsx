import type { CatalogueQuery } from "../schema";

/** The rest of the catalogue's state as hidden fields of a form that changes a part of it. */
export function QueryFields({ query, without }: { query: CatalogueQuery; without: readonly (keyof CatalogueQuery)[] }) {
  const left = Object.entries(query).filter(([name]) => !without.includes(name as keyof CatalogueQuery));
  return left.flatMap(([name, value]) => {
    const values = Array.isArray(value)
      ? value
      : value === null || value === "" || value === false
        ? []
        : [value === true ? "1" : String(value)];
    return values.map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={String(one)} />);
  });
}
