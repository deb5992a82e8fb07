import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

/** Things to choose from, one below the other. */
export function Gallery({ children }: { children: ReactNode }) {
  return <ul className="border-ink border-bs">{children}</ul>;
}

interface EntryProps {
  href: string;
  title: string;
  text: string | null;
  /** At the end of the row. */
  beside?: ReactNode;
  children: ReactNode;
}

export function GalleryEntry({ href, title, text, beside, children }: EntryProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-6 gap-y-1 border-line border-be py-4 max-phone:grid-cols-[minmax(0,1fr)]">
      <div>
        <h2 className="[font:540_1.125rem/1.5rem_var(--serif)]" dir="auto">
          <Link href={href}>{title}</Link>
        </h2>
        <p className="max-inline-[46rem]" dir="auto">
          {text}
        </p>
        {children}
      </div>
      {beside}
    </li>
  );
}
