"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { useAddressRefusal } from "./use-address-refusal";

/** Has the mail with the link sent once more. */
export function SendLink({ addressId, email }: { addressId: string; email: string }) {
  const t = useTranslations("addresses");
  const words = useAddressRefusal();
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    try {
      await api.accounts.addresses.sendLink.mutate({ addressId });
      setSaid(t("sent", { email }));
    } catch (error) {
      setSaid(words(error));
    }
    setBusy(false);
  }
  return (
    <div className="row row--tight">
      <Button size="small" onClick={send} disabled={isBusy}>
        {t("sendLink")}
      </Button>
      <span role="status" className="caption">
        {said}
      </span>
    </div>
  );
}
