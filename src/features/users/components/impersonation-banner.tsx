import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { stopImpersonatingAction } from "@/features/users/server/actions";

/** Over each page that an admin sees as someone else: as whom, until when, and the way back. */
export function ImpersonationBanner({ acting }: { acting: { as: string; until: Date } }) {
  const t = useTranslations("users.impersonate");
  return (
    <aside className="border-caution border-be-2 bg-caution-wash" aria-label={t("label")}>
      <div className="wrap wrap--wide flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
        <p className="wrap-anywhere">
          {t.rich("banner", {
            name: () => (
              <b>
                <bdi>{acting.as}</bdi>
              </b>
            ),
            at: () => <LocalTime at={acting.until} shape="time" />,
          })}
        </p>
        <ActionForm action={stopImpersonatingAction}>
          <Button type="submit" size="small">
            {t("stop")}
          </Button>
        </ActionForm>
      </div>
    </aside>
  );
}
