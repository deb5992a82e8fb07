"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import { ActColumn } from "@/components/work/act-column";
import type { CertificateRecord } from "@/features/certificates/server/get-certificate-record";
import { RevokeForm } from "./revoke-form";

/** What can be done about one certificate: issue it again to a new name, or revoke it. */
export function RecordPanel({
  of,
}: {
  of: Pick<CertificateRecord, "number" | "state" | "holderName" | "reissueObstacle">;
}) {
  const t = useTranslations("certificates.admin");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ place: "certificates.admin.errors" });
  const { number, holderName: name, reissueObstacle: obstacle } = of;

  async function change(act: () => Promise<void>) {
    await run(act);
    router.refresh();
  }

  const reissue = (to: string) =>
    change(async () => {
      const issued = await api.certificates.reissue.mutate({ number, name: to });
      showToast({
        words: t(issued.isNew ? "reissue.done" : "reissue.again", { number: issued.number }),
        icon: "check",
      });
      router.push(`/admin/certificates/${issued.number}`);
    });
  const revoke = (reason: string) =>
    change(async () => {
      await api.certificates.revoke.mutate({ number, reason });
      showToast({ words: t("revoke.done"), icon: "check" });
    });

  return (
    <>
      {problem !== null && (
        <Notice tone="caution" live="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <section aria-labelledby="reissue">
        <h2 id="reissue">{t("reissue.title")}</h2>
        {obstacle === null && name !== null ? (
          <>
            <p className="caption">{t.rich("reissue.lead", { name: () => <b dir="auto">{name}</b> })}</p>
            <ActColumn>
              <Button icon="refresh-cw" disabled={isBusy} onClick={() => void reissue(name)}>
                {t("reissue.do", { name })}
              </Button>
            </ActColumn>
          </>
        ) : (
          <p className="caption">{t(`reissue.why.${obstacle ?? "no_holder"}`)}</p>
        )}
      </section>
      <section aria-labelledby="revoke">
        <h2 id="revoke">{t("revoke.title")}</h2>
        {of.state === "VALID" ? (
          <>
            <p className="caption">{t("revoke.lead")}</p>
            <RevokeForm isBusy={isBusy} onSend={revoke} />
          </>
        ) : (
          <p className="caption">{t("revoke.not")}</p>
        )}
      </section>
    </>
  );
}
