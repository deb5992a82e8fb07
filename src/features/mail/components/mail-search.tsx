import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { mostSearched, type OutboxTab } from "@/features/mail/schema";

/** Finds emails by part of an address or a subject; a form of the address, which works without a script. */
export function MailSearch({ tab, q }: { tab: OutboxTab; q: string }) {
  const t = useTranslations("mail.outbox");
  return (
    <search>
      <form
        className="my-4 flex gap-2 [&>.search]:max-inline-[32rem] [&>.search]:flex-[1_1_20rem]"
        action="/admin/outbox"
      >
        <input type="hidden" name="tab" value={tab} />
        <SearchField key={q} label={t("search")} name="q" defaultValue={q} maxLength={mostSearched} />
        <Button type="submit">{t("find")}</Button>
      </form>
    </search>
  );
}
