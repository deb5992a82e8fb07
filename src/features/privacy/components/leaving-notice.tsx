import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

/** On each page of one's own: that the account is about to go, and where to keep it. */
export function LeavingNotice({ leavesAt }: { leavesAt: Date }) {
  const t = useTranslations("privacy.leave");
  return (
    <aside className="wrap pbs-4" aria-label={t("noticeLabel")}>
      <Notice tone="caution">
        <p>
          {t.rich("notice", {
            at: () => <LocalTime at={leavesAt} />,
            link: (chunks) => <Link href="/account/data#leave">{chunks}</Link>,
          })}
        </p>
      </Notice>
    </aside>
  );
}
