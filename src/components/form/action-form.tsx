"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import type { SentKind } from "@/components/connection/sent-forms";
import { useSentForm } from "@/components/connection/use-sent-form";

interface ActionFormProps extends Omit<ComponentProps<"form">, "action"> {
  action: (form: FormData) => void | Promise<void>;
  /** What the reader is told to wait for while there is no connection. */
  kind?: SentKind;
}

/** A form that a server action answers. It works without script; with it, it says so where it has to wait for the connection. */
export function ActionForm({ kind, children, ...rest }: ActionFormProps) {
  return (
    <form {...rest}>
      {children}
      <Sent kind={kind} />
    </form>
  );
}

function Sent({ kind }: Pick<ActionFormProps, "kind">) {
  useSentForm(useFormStatus().pending, kind);
  return null;
}
