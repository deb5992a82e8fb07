import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Tick } from "@/components/ui/tick";
import { Step, StepList } from "@/components/work/step-list";
import type { ChainLink } from "@/features/certificates/server/get-certificate-record";
import { RecordStateTag } from "./record-state";

/** All that was issued for one study, oldest first: who replaced whom. */
export function RecordChain({ chain, here }: { chain: readonly ChainLink[]; here: string }) {
  const t = useTranslations("certificates.admin");
  return (
    <section aria-labelledby="record-chain">
      <h2 id="record-chain">{t("chain")}</h2>
      <StepList>
        {chain.map((link) => (
          <Step
            key={link.number}
            isHere={link.number === here}
            tick={<Tick state={link.number === here ? "here" : "open"} />}
            end={
              <span>
                <RecordStateTag state={link.state} />
              </span>
            }
          >
            {link.number === here ? (
              <b className="mono">{link.number}</b>
            ) : (
              <Link className="mono" href={`/admin/certificates/${link.number}`}>
                {link.number}
              </Link>
            )}{" "}
            <bdi>{link.recipientName}</bdi>
            <span className="caption">
              {t.rich(`link.${link.state}`, {
                from: () => <LocalTime at={link.issuedAt} />,
                to: () => <LocalTime at={link.endedAt ?? link.issuedAt} />,
              })}
              {link.revokedBy !== null && ` ${t("revokedBy", { name: link.revokedBy })}`}
            </span>
            {link.reason !== null && (
              <q className="caption wrap-anywhere" dir="auto">
                {link.reason}
              </q>
            )}
          </Step>
        ))}
      </StepList>
    </section>
  );
}
