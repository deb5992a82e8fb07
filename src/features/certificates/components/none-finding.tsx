import { useTranslations } from "next-intl";
import { confusablePositions } from "@/features/certificates/rules";
import type { VerifiedCertificate } from "@/features/certificates/schema";
import { Finding } from "./finding";

type None = Extract<VerifiedCertificate, { state: "NONE" }>;

/** Nothing was found: what may have happened, letter by letter where it can be said. */
export function NoneFinding({ of, reference }: { of: None; reference: string }) {
  const t = useTranslations("certificates.verify");
  return (
    <Finding state="NONE" word={t("NONE")} foot={t("noneFoot")}>
      <div className="finding__body finding__body--one">
        <p className="finding__reason">{t.rich(of.because, { ref: () => <MarkedReference text={reference} /> })}</p>
        <ul className="finding__list">
          {of.because !== "unknown" && <li>{t("adviceShape")}</li>}
          <li>{t("adviceElsewhere")}</li>
          <li>{t("advicePerson")}</li>
        </ul>
      </div>
    </Finding>
  );
}

/** The text as typed, with the letters marked that never are in a number. */
function MarkedReference({ text }: { text: string }) {
  const marked = new Set(confusablePositions(text));
  return (
    <span className="mono break-anywhere" dir="ltr">
      {[...text].map((character, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the characters of a fixed text have no other identity
        marked.has(at) ? <mark key={at}>{character}</mark> : character,
      )}
    </span>
  );
}
