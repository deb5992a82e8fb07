"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import type { RequestForm } from "@/features/enrollment/server/requests/get-request-form";
import { formatMoney } from "@/lib/money";

/** One's own request while it waits, and the way to take it back. */
export function OpenRequest({ request }: { request: NonNullable<RequestForm["open"]> }) {
  const t = useTranslations("requests.open");
  const locale = useLocale();
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ place: "requests.errors" });

  async function withdraw() {
    await run(async () => {
      await api.enrollment.requests.withdraw.mutate({ requestId: request.id });
      showToast({ words: t("withdrawn"), icon: "check" });
    });
    router.refresh();
  }

  return (
    <div className="stack">
      <Notice icon="clock">
        <p>
          <b>{t("title")}</b>
        </p>
        <p>
          {t.rich("what", {
            price: formatMoney(request.amountMinor, request.currency, locale),
            time: () => <LocalTime at={request.askedAt} shape="date" />,
          })}
        </p>
      </Notice>
      {request.note && (
        <section aria-labelledby="yours">
          <h2 id="yours" className="label">
            {t("yours")}
          </h2>
          <p className="quote">{request.note}</p>
        </section>
      )}
      <div className="row">
        <Button onClick={withdraw} disabled={isBusy}>
          {t("withdraw")}
        </Button>
      </div>
      <ErrorLine words={problem} />
    </div>
  );
}
