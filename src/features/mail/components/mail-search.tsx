import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { mostSearched, type OutboxTab } from "@/features/mail/schema";

/** Finds emails by part of an address or a subject; a form of the address, which works without a script. */
export function MailSearch({ tab, q }: { tab: OutboxTab; q: string }) {
  const t = useTranslations("mail.outbox");
  return (
    <search>
      <form className="post__search" action="/admin/outbox">
        <input type="hidden" name="tab" value={tab} />
        <SearchField key={q} label={t("search")} name="q" defaultValue={q} maxLength={mostSearched} />
        <Button type="submit">{t("find")}</Button>
      </form>
    </search>
  );
}
