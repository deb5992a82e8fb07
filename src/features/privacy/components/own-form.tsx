"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type EntryState, emptyEntry } from "@/features/accounts/entry-state";
import type { ProofField } from "@/features/accounts/proof-fields";

const inputs = {
  current: { type: "password", autoComplete: "current-password" },
  factorCode: { type: "text", autoComplete: "one-time-code", spellCheck: false, maxLength: 60 },
} as const;

interface OwnFormProps {
  action: (before: EntryState, form: FormData) => Promise<EntryState>;
  fields?: readonly ProofField[];
  submit: string;
  look?: "plain" | "danger";
}

/** Asks for something about one's own data; says beside a field, or above, why it is not done. */
export function OwnForm({ action, fields = [], submit, look }: OwnFormProps) {
  const t = useTranslations("privacy");
  const [state, send, isPending] = useActionState(action, emptyEntry);
  return (
    <ActionForm className="stack" action={send} noValidate>
      {state.error && (
        <Notice tone="negative" live="alert">
          {state.error.sentence}
        </Notice>
      )}
      {fields.map((field) => {
        return (
          <TextField
            key={field}
            name={field}
            label={t(`fields.${field}`)}
            error={state.fields[field]}
            required
            {...inputs[field]}
          />
        );
      })}
      <div className="row">
        <Button type="submit" look={look} disabled={isPending}>
          {submit}
        </Button>
      </div>
    </ActionForm>
  );
}
