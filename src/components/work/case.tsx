import type { ComponentProps, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

interface CaseProps extends Omit<ComponentProps<"article">, "className"> {
  /** A form is open in it. */
  isOpen: boolean;
  /** Its columns, where there is room for them. */
  columns?: string;
}

/** One of a queue that waits to be decided: who, what, and the decision beside each other. */
export function Case({ isOpen, columns, ...rest }: CaseProps) {
  const look = isOpen
    ? "-mx-4 border-ink border-y bg-raised px-4 max-[48rem]:-mx-(--gutter) max-[48rem]:px-(--gutter) [&+article]:border-bs-0"
    : "border-line border-bs";
  return (
    <article
      className={`grid grid-cols-[11.5rem_minmax(0,1fr)_auto] items-start gap-x-6 gap-y-1 py-4 max-[48rem]:grid-cols-[minmax(0,1fr)] ${look} ${columns ?? ""}`}
      {...rest}
    />
  );
}

/** Facts about the person below each other, on a phone beside each other. */
export function CaseWho({ children }: { children: ReactNode }) {
  return (
    <div className="max-[48rem]:flex max-[48rem]:flex-wrap max-[48rem]:items-center max-[48rem]:gap-x-2">
      {children}
    </div>
  );
}

/** Which course it is about, as the heading of a case. */
export function CaseCourse({ id, language, children }: { id: string; language?: string; children: ReactNode }) {
  return (
    <h2 id={id} className="type-caption text-ink-muted [letter-spacing:0]" lang={language}>
      {children}
    </h2>
  );
}

/** What one should know before one decides. */
export function CaseSignal({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="caption grid grid-cols-[auto_1fr] gap-1.5">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

export function CaseActs({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={`flex gap-1 max-[48rem]:mbs-2 ${className ?? ""}`}>{children}</div>;
}
