import { useTranslations } from "next-intl";
import { FieldNote, fieldNoteId } from "@/components/form/field";
import { Button } from "@/components/ui/button";

const id = "certificate-reference";

/** Looks a certificate up by number or link. A plain form: it works before and without any script. */
export function LookUpForm({ reference = "", isMissing = false }: { reference?: string; isMissing?: boolean }) {
  const t = useTranslations("certificates.verify");
  const note = { hint: reference ? undefined : t("hint"), error: isMissing ? t("missing") : undefined };
  return (
    <search aria-label={t("title")}>
      <form className="pbs-10 pbe-8" action="/verify" method="get">
        <h1 className="mbe-4">{t("title")}</h1>
        <label className="label" htmlFor={id}>
          {t("field")}
        </label>
        <div className="row mbs-1 max-inline-[32rem] flex-nowrap gap-2">
          <input
            id={id}
            className="input min-block-11 font-mono"
            name="reference"
            defaultValue={reference}
            maxLength={300}
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={isMissing ? true : undefined}
            aria-describedby={fieldNoteId(id, note)}
          />
          <Button className="min-block-11" type="submit">
            {t("submit")}
          </Button>
        </div>
        <FieldNote id={id} {...note} />
      </form>
    </search>
  );
}
