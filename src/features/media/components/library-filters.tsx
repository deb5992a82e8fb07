import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { addressOf, type LibraryView } from "@/features/media/library-address";
import { fileKinds, libraryOrders } from "@/features/media/schema";

/** Narrows the library: kind by tab, words by search, order by link. Works without scripts. */
export function LibraryFilters({ view, total }: { view: LibraryView; total: number }) {
  const t = useTranslations("media.library");
  const isAll = view.kind === null && !view.unused;
  return (
    <>
      <Tabs
        label={t("kinds")}
        tabs={[
          { href: addressOf(view, { kind: null, unused: false }), name: t("all"), current: isAll },
          ...fileKinds.map((kind) => ({
            href: addressOf(view, { kind, unused: false }),
            name: t(kind),
            current: view.kind === kind,
          })),
          { href: addressOf(view, { kind: null, unused: true }), name: t("unused"), current: view.unused },
        ]}
      />
      <div className="row row--apart my-4 gap-x-6 gap-y-2">
        <form action="/instructor/files" className="row row--tight">
          <SearchField key={view.query} label={t("search")} name="q" defaultValue={view.query} />
          {view.kind && <input type="hidden" name="kind" value={view.kind} />}
          {view.unused && <input type="hidden" name="unused" value="1" />}
          {view.order !== "newest" && <input type="hidden" name="sort" value={view.order} />}
          <Button type="submit">{t("find")}</Button>
        </form>
        <p className="caption num">
          {t("count", { count: total })} · {t("order")}{" "}
          {libraryOrders.map((order, index) => (
            <span key={order}>
              {index > 0 && ", "}
              {order === view.order ? <b>{t(order)}</b> : <Link href={addressOf(view, { order })}>{t(order)}</Link>}
            </span>
          ))}
        </p>
      </div>
    </>
  );
}
