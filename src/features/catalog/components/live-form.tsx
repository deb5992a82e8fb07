"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

interface LiveFormProps {
  action: string;
  label: string;
  /** The address that the defaults of the fields stand for. */
  shown: string;
  children: ReactNode;
}

const isWide = "(min-width: 60rem)";

function openWhereWide(form: HTMLFormElement | null) {
  const details = form?.closest("details");
  if (details && window.matchMedia(isWide).matches) details.open = true;
}

/**
 * A GET form whose choices take effect as they are made; it follows when its page changes by other ways (Back, a removed
 * filter). Its submit button is for those without script, and goes with it.
 */
export function LiveForm({ action, label, shown, children }: LiveFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isPending, startTransition] = useTransition();
  const last = useRef(shown);

  useEffect(() => {
    const wide = window.matchMedia(isWide);
    const follow = () => openWhereWide(form.current);
    follow();
    wide.addEventListener("change", follow);
    return () => wide.removeEventListener("change", follow);
  }, []);

  // Fields keep what was chosen in them, whatever their new defaults say. While an own choice is on its way, that one counts.
  useEffect(() => {
    if (isPending || last.current === shown) return;
    last.current = shown;
    form.current?.reset();
    openWhereWide(form.current);
  }, [isPending, shown]);

  const show = () => {
    if (!form.current) return;
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value !== "") search.append(name, value);
    startTransition(() => router.push(`${action}${search.size > 0 ? `?${search}` : ""}`, { scroll: false }));
  };

  return (
    <form
      ref={form}
      action={action}
      autoComplete="off"
      aria-label={label}
      className="live-form"
      onChange={show}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      {children}
    </form>
  );
}
