import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

/** A document to be read and signed: what would happen, what it means, and the buttons at its end. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto mbs-8 mbe-12 max-inline-[62rem] border border-line bg-raised px-12 pbs-10 pbe-8 max-[48rem]:-mx-(--gutter) max-[48rem]:mbs-0 max-[48rem]:border-x-0 max-[48rem]:px-4 max-[48rem]:py-6 [&>.ledge]:my-6">
      {children}
    </div>
  );
}

interface SheetTitleProps {
  /** The way back. */
  crumb: { href: string; name: string };
  title: string;
  lead: ReactNode;
}

export function SheetTitle({ crumb, title, lead }: SheetTitleProps) {
  return (
    <>
      <p className="crumb">
        <Link href={crumb.href}>{crumb.name}</Link>
      </p>
      <h1 className="mbs-1 mbe-2 tracking-[-0.018em] [font:440_2.5rem/2.75rem_var(--serif)] max-[48rem]:[font:var(--t-h1)]">
        {title}
      </h1>
      <p className="lead text-balance wrap-anywhere">{lead}</p>
    </>
  );
}

/** `id` is that of its heading. */
export function SheetSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="[section+&]:mbs-8" aria-labelledby={id}>
      <h2 className="type-h3 mbe-2" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Where it is signed. */
export function SheetEnd({ children }: { children: ReactNode }) {
  return (
    <div className="mbs-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-ink border-bs pbs-6 has-[.field]:items-end max-[48rem]:[&_.btn]:flex-[1_1_100%]">
      {children}
    </div>
  );
}
