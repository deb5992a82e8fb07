"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { SentKind } from "@/components/connection/sent-forms";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type EntryState, emptyEntry } from "../entry-state";
import { RecoveryCodes } from "./second-factor/recovery-codes";

export type EntryField =
  | "name"
  | "email"
  | "password"
  | "newPassword"
  | "anotherPassword"
  | "current"
  | "code"
  | "factorCode"
  | "passkeyName";

const inputs = {
  name: { name: "name", type: "text", autoComplete: "name", maxLength: 120 },
  email: { name: "email", type: "email", autoComplete: "username", maxLength: 254 },
  password: { name: "password", type: "password", autoComplete: "current-password" },
  newPassword: { name: "password", type: "password", autoComplete: "new-password" },
  anotherPassword: { name: "password", type: "password", autoComplete: "new-password" },
  current: { name: "current", type: "password", autoComplete: "current-password" },
  code: { name: "code", type: "text", autoComplete: "one-time-code", spellCheck: false },
  passkeyName: { name: "passkeyName", type: "text", autoComplete: "off", maxLength: 60 },
  factorCode: { name: "factorCode", type: "text", autoComplete: "one-time-code", spellCheck: false, maxLength: 60 },
} as const;

const hintOf: Partial<Record<EntryField, "newPassword" | "code" | "factorCode" | "passkeyName">> = {
  newPassword: "newPassword",
  anotherPassword: "newPassword",
  code: "code",
  factorCode: "factorCode",
  passkeyName: "passkeyName",
};

interface EntryFormProps {
  action: (before: EntryState, form: FormData) => Promise<EntryState>;
  fields: readonly EntryField[];
  submit: string;
  next?: string;
  code?: string;
  /** Of a link that an email brought. */
  token?: string;
  /** Id of what the action is about. */
  about?: string;
  /** What is in the fields at first. */
  typed?: Readonly<Record<string, string>>;
  /** Which of its steps the action is asked for. */
  step?: string;
  /** What is waited for where there is no connection. */
  kind?: SentKind;
}

/** Sign-in, sign-up, setup and a new password: works without script, and says beside each field what to fix. */
export function EntryForm({ action, fields, submit, next, code, token, about, typed, step, kind }: EntryFormProps) {
  const t = useTranslations("accounts");
  const [state, send, isPending] = useActionState(action, emptyEntry);
  if (state.codes) return <RecoveryCodes codes={state.codes} />;
  return (
    <>
      {state.error && (
        <Notice tone="negative" live="alert">
          {state.error.sentence}
        </Notice>
      )}
      <ActionForm className="stack" action={send} kind={kind} noValidate={!fields.includes("password")}>
        {next && <input type="hidden" name="next" value={next} />}
        {token && <input type="hidden" name="token" value={token} />}
        {about && <input type="hidden" name="about" value={about} />}
        {step && <input type="hidden" name="step" value={step} />}
        {fields.map((field) => {
          const { name, ...rest } = inputs[field];
          return (
            <TextField
              key={field}
              label={t(`fields.${field === "anotherPassword" ? field : name}`)}
              hint={hintOf[field] && t(`hints.${hintOf[field]}`)}
              error={state.fields[name]}
              name={name}
              defaultValue={state.typed[name] ?? typed?.[name] ?? (field === "code" ? code : undefined)}
              required
              {...rest}
            />
          );
        })}
        <Button type="submit" look="first" size="large" full disabled={isPending}>
          {submit}
        </Button>
      </ActionForm>
    </>
  );
}
