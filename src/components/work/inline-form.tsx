import type { ReactNode, SubmitEvent } from "react";
import type { useInlineForm } from "@/components/form/use-inline-form";

interface InlineFormProps {
  inline: Pick<ReturnType<typeof useInlineForm>, "form" | "onKeyDown">;
  label: string;
  onSend: () => void;
  children: ReactNode;
}

/** A form that opens below what it is about. */
export function InlineForm({ inline: { form, onKeyDown }, label, onSend, children }: InlineFormProps) {
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onSend();
  }

  return (
    <form
      ref={form}
      className="mbs-4 grid max-inline-[36rem] gap-3 border-line border-bs pbs-4 [&_textarea.input]:min-block-18"
      aria-label={label}
      onSubmit={send}
      onKeyDown={onKeyDown}
      noValidate
    >
      {children}
    </form>
  );
}
