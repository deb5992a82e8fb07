import { fileKinds, libraryOrders } from "./schema";

/** What a page of the library shows, as its address says it. */
export interface LibraryView {
  query: string;
  kind: (typeof fileKinds)[number] | null;
  unused: boolean;
  order: (typeof libraryOrders)[number];
  page: number;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address; what makes no sense in it is left out. */
export function readLibraryView(query: Query): LibraryView {
  const first = (name: string) => [query[name]].flat()[0] ?? "";
  const page = Number(first("page"));
  return {
    query: first("q").trim().slice(0, 200),
    kind: fileKinds.find((kind) => kind === first("kind")) ?? null,
    unused: first("unused") === "1",
    order: libraryOrders.find((order) => order === first("sort")) ?? "newest",
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The address of a view, changed in some respects; any change but that of the page leads to the first one. */
export function addressOf(view: LibraryView, change: Partial<LibraryView>): string {
  const next = { ...view, page: 1, ...change };
  const query = new URLSearchParams();
  if (next.query !== "") query.set("q", next.query);
  if (next.kind !== null) query.set("kind", next.kind);
  if (next.unused) query.set("unused", "1");
  if (next.order !== "newest") query.set("sort", next.order);
  if (next.page > 1) query.set("page", String(next.page));
  const text = query.toString();
  return text === "" ? "/instructor/files" : `/instructor/files?${text}`;
}
