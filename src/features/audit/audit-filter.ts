import { AuditFilter, type AuditForm, ListAudit } from "./schema";

interface AuditAddress {
  asked: ListAudit;
  isFiltered: boolean;
  /** The address of the same rows from a cursor on; with changes, of others. */
  hrefOf: (changes: Partial<AuditFilter>, after?: string | null) => string;
  /** Where the same rows come as a file. */
  fileOf: (form: AuditForm) => string;
}

const here = "/admin/audit";

/** What the query of an address asks of the log; anything that it cannot mean is left out. */
export function auditFilterIn(query: Readonly<Record<string, string | string[] | undefined>>): AuditAddress {
  const one = (name: keyof AuditFilter) => AuditFilter.shape[name].catch(null).parse(query[name] ?? null);
  const filter: AuditFilter = {
    ...{ who: one("who"), action: one("action"), kind: one("kind"), thing: one("thing") },
    ...{ from: one("from"), to: one("to") },
  };
  const after = ListAudit.shape.after.catch(null).parse(query.after ?? null);
  const addressOf = (path: string, of: AuditFilter, more: Record<string, string>) => {
    const kept = Object.entries(of).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    const all = new URLSearchParams([...kept, ...Object.entries(more)]);
    return all.size === 0 ? path : `${path}?${all}`;
  };
  return {
    asked: { ...filter, after },
    isFiltered: Object.values(filter).some((value) => value !== null),
    hrefOf: (changes, cursor = null) =>
      addressOf(here, { ...filter, ...changes }, cursor === null ? {} : { after: cursor }),
    fileOf: (form) => addressOf(`${here}/export`, filter, { as: form }),
  };
}
