import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { ButtonBody, buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { StackedFacts } from "@/components/ui/stacked-facts";
import { env } from "@/env/server";
import { CertificateSheet } from "@/features/certificates/components/certificate-sheet";
import { DocumentTools } from "@/features/certificates/components/document-tools";
import { parseCertificateReference } from "@/features/certificates/rules";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

const partTitle = "type-h3 border-ink border-bs pbs-3 pbe-2";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ missing?: string | string[] }> };

async function numberOf(params: Props["params"]): Promise<string> {
  const read = parseCertificateReference((await params).number);
  return read.kind === "number" ? read.number : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("certificates.document");
  const read = parseCertificateReference((await params).number);
  return { title: read.kind === "number" ? t("title", { number: read.number }) : t("name"), robots: { index: false } };
}

export default async function CertificatePage({ params, searchParams }: Props) {
  const number = await numberOf(params);
  const api = await serverApi();
  const certificate = await orRefuse(api.certificates.byNumber({ number }));
  const { missing } = await searchParams;
  const [t, verify] = await Promise.all([
    getTranslations("certificates.document"),
    getTranslations("certificates.verify"),
  ]);
  const url = new URL(`/verify/${number}`, env.APP_URL).href;
  return (
    <main id="main" className="wrap prints-alone [&>.notice]:mbe-6 print:[&>.notice]:hidden">
      <header className="row row--apart items-end pbs-8 pbe-6 print:hidden [&>*+*]:mbs-2 [&_.caption]:mbs-1 [&_.caption]:max-inline-[36rem] [&_[role=status]:empty]:hidden">
        <div>
          <h1 className="[font:500_1.375rem/1.75rem_var(--serif)]">{t("title", { number })}</h1>
          <p className="caption">{t.rich("about", { time: () => <LocalTime at={certificate.issuedAt} /> })}</p>
        </div>
        <div className="row row--tight">
          <a className={buttonClass({ look: "first" })} href={`/certificates/${number}.pdf`} download>
            <ButtonBody icon="download">{t("download")}</ButtonBody>
          </a>
          <Messages only={["certificates"]}>
            <DocumentTools url={url} />
          </Messages>
        </div>
      </header>
      {certificate.state === "REVOKED" && (
        <Notice tone="negative">
          <b>{verify("REVOKED")}.</b>{" "}
          {certificate.revokedAt &&
            verify.rich(certificate.revocationReason === null ? "replaced" : "withdrawn", {
              time: () => <LocalTime at={certificate.revokedAt ?? certificate.issuedAt} shape="date" />,
            })}{" "}
          {certificate.revocationReason}
        </Notice>
      )}
      {typeof missing === "string" && (
        <Notice tone="caution" live="alert">
          {t.rich("noFont", {
            characters: missing.slice(0, 100),
            b: (chunks) => <b>{chunks}</b>,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </Notice>
      )}
      <CertificateSheet of={certificate} />
      <div className="grid grid-cols-2 gap-x-16 gap-y-8 pbs-10 max-[56rem]:grid-cols-1 print:hidden">
        <section aria-labelledby="how">
          <h2 className={partTitle} id="how">
            {t("howTitle")}
          </h2>
          <p>{t.rich("how", { link: (chunks) => <Link href={`/verify/${number}`}>{chunks}</Link> })}</p>
          <p className="caption">{t("hash")}</p>
          <p className="mono wrap-anywhere">{certificate.verificationHash}</p>
        </section>
        <section aria-labelledby="who">
          <h2 className={partTitle} id="who">
            {t("whoTitle")}
          </h2>
          <StackedFacts
            className="[&>dt]:text-ink-muted"
            of={[
              { name: t("anyone"), value: t("anyoneSees") },
              { name: t("you"), value: t("youSee") },
            ]}
          />
        </section>
      </div>
    </main>
  );
}
