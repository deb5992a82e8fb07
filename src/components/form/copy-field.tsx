"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Field, fieldNoteId } from "@/components/form/field";
import { Button } from "@/components/ui/button";

/** A value to take along: selected at a touch, copied at a press; without a clipboard the text stays selected. */
export function CopyField({ label, hint, value }: { label: string; hint?: string; value: string }) {
  const t = useTranslations("preview.link");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      field.current?.focus();
    }
  }

  return (
    <Field id={id} label={label} hint={hint}>
      <div className="row row--tight">
        <input
          id={id}
          ref={field}
          className="input mono"
          readOnly
          value={value}
          aria-describedby={fieldNoteId(id, { hint })}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={isCopied ? "check" : "copy"} onClick={copy}>
          <span role="status">{isCopied ? t("copied") : t("copy")}</span>
        </Button>
      </div>
    </Field>
  );
}
