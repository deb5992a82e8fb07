import { LedgerFilter, type ReadLedger } from "./prompts-schema";

interface LedgerAddress {
  asked: ReadLedger;
  /** The address of the same at another place; without a page, of all of them. */
  addressOf: (path: string, page: number | null) => string;
}

/** What the query of an address asks of the ledger; anything that it cannot mean is left out. */
export function ledgerFilterIn(query: Readonly<Record<string, string | string[] | undefined>>): LedgerAddress {
  const one = (name: keyof LedgerFilter) => LedgerFilter.shape[name].catch(null).parse(query[name] ?? null);
  const filter = { person: one("person"), month: one("month"), version: one("version") };
  const page = typeof query.page === "string" && /^[1-9]\d{0,4}$/.test(query.page) ? Number(query.page) : 1;
  return {
    asked: { ...filter, page },
    addressOf: (path, to) => {
      const kept = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
      if (to !== null && to > 1) kept.push(["page", String(to)]);
      return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
    },
  };
}
