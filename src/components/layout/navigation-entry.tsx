"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

/** An entry of the masthead; it knows whether the reader is there. */
export function NavigationEntry({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = !href.includes("#") && (path === href || path.startsWith(`${href}/`));
  return (
    <Link href={href} aria-current={isHere ? "page" : undefined}>
      {children}
    </Link>
  );
}
