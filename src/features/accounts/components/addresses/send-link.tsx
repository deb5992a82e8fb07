"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { Button } from "@/components/ui/button";
import { useAddressRefusal } from "./use-address-refusal";

/** Has the mail with the link sent once more. */
export function SendLink({ addressId, email }: { addressId: string; email: string }) {
  const t = useTranslations("addresses");
  const { isBusy, report, run } = useReportedCall({ tell: useAddressRefusal() });

  const send = () =>
    run(async () => {
      await api.accounts.addresses.sendLink.mutate({ addressId });
      return t("sent", { email });
    });
  return (
    <div className="row row--tight">
      <Button size="small" onClick={send} disabled={isBusy}>
        {t("sendLink")}
      </Button>
      <span role="status" className="caption">
        {report?.words}
      </span>
    </div>
  );
}
