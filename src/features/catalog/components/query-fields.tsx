import type { CatalogQuery } from "../schema";

/** The rest of the catalog's state as hidden fields of a form that changes a part of it. */
export function QueryFields({ query, without }: { query: CatalogQuery; without: readonly (keyof CatalogQuery)[] }) {
  const left = Object.entries(query).filter(([name]) => !without.includes(name as keyof CatalogQuery));
  return left.flatMap(([name, value]) => {
    const values = Array.isArray(value)
      ? value
      : value === null || value === "" || value === false
        ? []
        : [value === true ? "1" : String(value)];
    return values.map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={String(one)} />);
  });
}
