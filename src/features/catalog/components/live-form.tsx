"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** A GET form whose choices take effect as they are made. Its submit button is for those without script, and goes with it. */
export function LiveForm({ action, label, children }: { action: string; label: string; children: ReactNode }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const details = form.current?.closest("details");
    const wide = window.matchMedia("(min-width: 60rem)");
    const follow = () => {
      if (details && wide.matches) details.open = true;
    };
    follow();
    wide.addEventListener("change", follow);
    return () => wide.removeEventListener("change", follow);
  }, []);

  const show = () => {
    if (!form.current) return;
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value !== "") search.append(name, value);
    router.push(`${action}${search.size > 0 ? `?${search}` : ""}`, { scroll: false });
  };

  return (
    <form
      ref={form}
      action={action}
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
