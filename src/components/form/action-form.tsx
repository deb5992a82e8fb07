"use client";
import { type ComponentProps, type RefObject, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import type { SentKind } from "@/components/connection/sent-forms";
import { useSentForm } from "@/components/connection/use-sent-form";
import { isFocusFree } from "@/components/ui/focus-spot";

interface ActionFormProps extends Omit<ComponentProps<"form">, "action"> {
  action: (form: FormData) => void | Promise<void>;
  /** What the reader is told to wait for while there is no connection. */
  kind?: SentKind;
}

/**
 * A form that a server action answers. It works without script; with it, it says so where it has to wait for the connection, and leads
 * to the first field that the answer finds fault with.
 */
export function ActionForm({ kind, children, ...rest }: Omit<ActionFormProps, "ref">) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form ref={form} {...rest}>
      {children}
      <Sent {...{ form, kind }} />
    </form>
  );
}

function Sent({ form, kind }: Pick<ActionFormProps, "kind"> & { form: RefObject<HTMLFormElement | null> }) {
  const { pending } = useFormStatus();
  useSentForm(pending, kind);
  useLeadToFault(form, pending);
  return null;
}

/** Not where the reader has gone on to another place while the answer was on its way. */
function useLeadToFault(form: RefObject<HTMLFormElement | null>, isPending: boolean): void {
  const sentFrom = useRef<Element>(null);
  useEffect(() => {
    if (isPending) {
      sentFrom.current = document.activeElement;
      return;
    }
    const at = document.activeElement;
    const isThere = isFocusFree() || at === sentFrom.current || at?.matches("[type=submit]");
    if (sentFrom.current && isThere) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    sentFrom.current = null;
  }, [form, isPending]);
}
